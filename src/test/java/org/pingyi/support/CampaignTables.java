package org.pingyi.support;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A campaign as its tables hold it, put straight into any phase: for tests of what the stages do, not of how a campaign
 * gets there.
 */
public final class CampaignTables {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RULES = """
            {"code":"%s","title":"试评","scrutineers":["jw01","gh01","zz01"],"threshold":2,"collectionStart":null,
             "collectionWindow":"PT32H","ratingWindow":"PT48H","verificationWindow":"PT48H","reviewPeriod":"PT336H",
             "endEarly":true,"minimumMarks":3,"publishComposite":false,
             "weights":{"PRINCIPAL":40,"DEPUTY":30,"STAFF":30},
             "dimensions":{"POLITICAL_QUALITY":20,"COMMITMENT":20,"WORK_STYLE":20,"INNOVATION":20,"INTEGRITY":20}}
            """;
    private final JdbcClient jdbc;
    private final CampaignCode code;

    private CampaignTables(JdbcClient jdbc, CampaignCode code) {
        this.jdbc = jdbc;
        this.code = code;
    }

    /** A campaign whose scrutineers are enrolling; the one that ran before has ended. */
    public static CampaignTables enrolling(JdbcClient jdbc) {
        jdbc.sql("update campaign.campaign set phase = 'CLOSED' where phase <> 'ABORTED'")
                .update();
        var code = new CampaignCode("T" + COUNT.incrementAndGet());
        jdbc.sql("""
                        insert into campaign.campaign (code, title, phase, rule_book, rule_book_hash, opened_at)
                        values (?, '试评', 'ENROLMENT', ?, repeat('0', 64), clock_timestamp())
                        """).param(code.value()).param(RULES.formatted(code)).update();
        return new CampaignTables(jdbc, code);
    }

    public CampaignCode code() {
        return code;
    }

    public CampaignTables with(String unit, String number, RaterGroup role) {
        return with(unit, number, role, null, true);
    }

    public CampaignTables withWhoDoesNotRate(String unit, String number) {
        return with(unit, number, RaterGroup.STAFF, null, false);
    }

    /** A cadre of rank 正科级 with a job title, who rates too. */
    public CampaignTables withCadre(String unit, String number) {
        return withCadre(unit, number, RaterGroup.STAFF);
    }

    public CampaignTables withCadre(String unit, String number, RaterGroup role) {
        with(unit, number, role, "SECTION_CHIEF", true);
        jdbc.sql("""
                        insert into campaign.appraisal (id, campaign, unit, cadre, name, rank, job_title)
                        values (?, ?, ?, ?, ?, 'SECTION_CHIEF', '科长')
                        """)
                .params(UUID.randomUUID(), code.value(), unit, number, "干部" + number)
                .update();
        return this;
    }

    private CampaignTables with(String unit, String number, RaterGroup role, String rank, boolean rates) {
        jdbc.sql("insert into campaign.unit (campaign, code, name, cadres) values (?, ?, ?, 0) on conflict do nothing")
                .params(code.value(), unit, "单位" + unit)
                .update();
        jdbc.sql("""
                        insert into campaign.post (campaign, unit, employee_number, name, role, rank, appraised, rates, verifier)
                        values (?, ?, ?, ?, ?, ?, ?, ?, false)
                        """)
                .params(List.of(code.value(), unit, number, "人员" + number, role.name()))
                .param(rank)
                .param(rank != null)
                .param(rates)
                .update();
        return this;
    }

    /** A box that is locked already, by a key that nobody keeps. */
    public CampaignTables withLockedBox() {
        var key = new X25519PrivateKeyParameters(new java.security.SecureRandom())
                .generatePublicKey()
                .getEncoded();
        jdbc.sql("insert into ballotbox.box (campaign, state, threshold, public_key) values (?, 'LOCKED', 2, ?)")
                .params(code.value(), key)
                .update();
        return this;
    }

    public void exclude(String cadre) {
        jdbc.sql("update campaign.appraisal set excluded = true where campaign = ? and cadre = ?")
                .params(code.value(), cadre)
                .update();
    }

    public void moveTo(Phase phase) {
        jdbc.sql("update campaign.campaign set phase = ? where code = ?")
                .params(phase.name(), code.value())
                .update();
    }

    /** Moves a deadline to so long from now by the database's clock; to the past with a negative duration. */
    public void deadlineIn(Stage stage, Duration fromNow) {
        jdbc.sql("update campaign.campaign set " + stage.name().toLowerCase(java.util.Locale.ROOT)
                        + "_deadline = clock_timestamp() + ? * interval '1 millisecond' where code = ?")
                .params(fromNow.toMillis(), code.value())
                .update();
    }

    public void deadlinePassed(Stage stage) {
        deadlineIn(stage, Duration.ofMillis(-1));
    }

    public AppraisalId appraisal(String cadre) {
        return new AppraisalId(jdbc.sql("select id from campaign.appraisal where campaign = ? and cadre = ?")
                .params(code.value(), cadre)
                .query(UUID.class)
                .single());
    }

    public List<String> excluded() {
        return jdbc.sql("select cadre from campaign.appraisal where campaign = ? and excluded order by cadre")
                .param(code.value())
                .query(String.class)
                .list();
    }

    public Phase phase() {
        return Phase.valueOf(jdbc.sql("select phase from campaign.campaign where code = ?")
                .param(code.value())
                .query(String.class)
                .single());
    }

    /** A person of the roster, logged in. */
    public static Actor person(String number) {
        return new Actor(number, "人员" + number, null, new EmployeeNumber(number));
    }
}
