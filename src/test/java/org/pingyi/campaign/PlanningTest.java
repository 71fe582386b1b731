package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.identity.Logins;
import org.pingyi.identity.StillExpected;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.roster.Roster;
import org.pingyi.web.JsonBodies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;

@OnRealTables
class PlanningTest {
    private static final Actor HR = new Actor("hr1", "HR", SystemRole.HR_OFFICER, null);
    private static final CampaignCode CODE = new CampaignCode("2026");
    private static final byte[] TABLES = {1, 2, 3};

    @Autowired
    Planning planning;

    @Autowired
    StoredCampaigns campaigns;

    @Autowired
    FrozenRoster frozen;

    @Autowired
    Appraisals appraisals;

    @Autowired
    StillExpected expected;

    @Autowired
    Roster roster;

    @Autowired
    Logins logins;

    @Autowired
    DecisionTablesInForce decisionTables;

    @MockitoBean
    Progress.OfEnrolment enrolment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void nothing_is_wrong() {
        jdbc.sql("truncate campaign.campaign cascade").update();
        when(logins.standingOf(any())).thenReturn(Logins.Standing.READY);
        when(logins.actor(any())).thenReturn(Optional.empty());
        when(logins.hasApprover()).thenReturn(true);
        when(decisionTables.bytes()).thenReturn(TABLES);
        when(roster.posts()).thenReturn(Rosters.complete("A").posts());
    }

    @Test
    void a_campaign_is_drafted() {
        create("2026");

        assertThat(campaigns.get(CODE)).isEqualTo(CourseTest.draft());
        assertThat(campaigns.all()).hasSize(1);
        assertThat(campaigns.running()).isEmpty();
        assertThat(deeds()).containsExactly(new Deed("hr1", "CAMPAIGN_CREATED", "2026", "2026年度科级干部评议"));
    }

    @Test
    void a_code_that_exists_is_refused_before_the_body_is_read() {
        create("2026");

        assertThatThrownBy(() -> planning.create(HR, "2026", unread())).isInstanceOf(NotNow.class);
    }

    @Test
    void of_two_campaigns_with_one_code_the_database_keeps_one() {
        create("2026");

        assertThatThrownBy(() -> planning.create(HR, null, () -> body("2026")))
                .isInstanceOf(NotNow.class)
                .hasMessage("campaign.exists");
    }

    @Test
    void a_draft_is_changed_as_a_whole() {
        create("2026");

        planning.change(HR, CODE, () -> JsonBodies.of("""
                        {"code": "2026", "title": "另一个", "scrutineers": ["a", "b", "c", "d"], "threshold": 3, "endEarly": false}
                        """).as(CampaignBody.class));

        var rules = campaigns.get(CODE).ruleBook();
        assertThat(rules.title()).isEqualTo("另一个");
        assertThat(rules.scrutineers()).containsExactly("a", "b", "c", "d");
        assertThat(rules.threshold()).isEqualTo(3);
        assertThat(rules.endEarly()).isFalse();
        assertThat(deeds()).extracting(Deed::action).containsExactly("CAMPAIGN_CREATED", "CAMPAIGN_CHANGED");
    }

    @Test
    void the_same_draft_again_is_no_deed() {
        create("2026");

        planning.change(HR, CODE, () -> body("2026"));

        assertThat(deeds()).extracting(Deed::action).containsExactly("CAMPAIGN_CREATED");
    }

    @Test
    void what_is_not_there_cannot_be_changed_checked_or_opened() {
        assertThatThrownBy(() -> planning.change(HR, CODE, unread())).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> planning.preflight(CODE)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> planning.open(HR, CODE, unread())).isInstanceOf(Unknown.class);
    }

    @Test
    void the_opening_freezes_rules_and_roster() {
        create("2026");

        open();

        var campaign = campaigns.get(CODE);
        assertThat(campaign.phase()).isEqualTo(Phase.ENROLMENT);
        assertThat(campaign.ruleBookHash()).isEqualTo(RuleBookText.hash(CourseTest.rules("2026"), TABLES));
        assertThat(frozen.posts(CODE)).isEqualTo(roster.posts());
        assertThat(appraisals.of(CODE)).hasSize(2);
        assertThat(campaigns.running()).contains(campaign);
        assertThat(jdbc.sql("select roster_hash from campaign.campaign")
                        .query(String.class)
                        .single())
                .isEqualTo(StoredRoster.hash(roster.posts()));
        assertThat(events.stream(CampaignOpened.class)).containsExactly(new CampaignOpened(CODE));
    }

    @Test
    void what_the_roster_becomes_later_does_not_touch_a_campaign() {
        create("2026");
        open();
        var before = frozen.posts(CODE);
        var appraised = appraisals.of(CODE);

        when(roster.posts()).thenReturn(Rosters.complete("B").posts());

        assertThat(frozen.posts(CODE)).isEqualTo(before);
        assertThat(frozen.units(CODE)).extracting(FrozenRoster.Unit::code).containsExactly(new UnitCode("A"));
        assertThat(appraisals.of(CODE)).isEqualTo(appraised);
        assertThat(planning.preflight(CODE).warnings()).isEmpty();
    }

    @Test
    void errors_block_the_opening_whatever_is_accepted() {
        when(logins.hasApprover()).thenReturn(false);
        when(logins.standingOf("gh01")).thenReturn(Logins.Standing.CANNOT_LOG_IN);
        when(roster.posts()).thenReturn(Rosters.complete("A").without("A-1").posts());
        createUnchecked();

        var refused = catchThrowableOfType(Invalid.class, () -> planning.open(HR, CODE, () -> true));

        assertThat(refused.problems())
                .extracting(Problem::at, Problem::key)
                .containsExactly(
                        tuple("/scrutineers", "campaign.preflight.SCRUTINEERS_MISSING"),
                        tuple("", "campaign.preflight.NO_APPROVER"),
                        tuple("/units/A", "campaign.preflight.NO_VERIFIER"));
        assertThat(campaigns.get(CODE).phase()).isEqualTo(Phase.DRAFT);
        assertThat(frozen.posts(CODE)).isEmpty();
    }

    @Test
    void warnings_are_signed_off_by_name_and_stay_readable() {
        when(roster.posts())
                .thenReturn(Rosters.complete("A")
                        .without("A-2")
                        .with("B", "B-1", RaterGroup.STAFF)
                        .posts());
        create("2026");
        var warnings = planning.preflight(CODE).warnings();
        assertThat(warnings)
                .extracting(Preflight.Finding::code)
                .containsExactly(Preflight.Code.SMALL_GROUP, Preflight.Code.NOTHING_TO_APPRAISE);

        var refused = catchThrowableOfType(Invalid.class, () -> planning.open(HR, CODE, () -> false));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("/units/A", "/units/B");
        open();

        when(roster.posts()).thenReturn(List.of());
        assertThat(planning.preflight(CODE)).isEqualTo(new Preflight(List.of(), warnings));
        assertThat(deeds().get(1)).satisfies(deed -> {
            assertThat(deed.actor()).isEqualTo("hr1");
            assertThat(deed.action()).isEqualTo("CAMPAIGN_OPENED");
            assertThat(deed.detail()).contains("SMALL_GROUP A, NOTHING_TO_APPRAISE B");
        });
        assertThat(jdbc.sql("select signed_off_by from campaign.campaign")
                        .query(String.class)
                        .single())
                .isEqualTo("hr1");
    }

    @Test
    void without_warnings_there_is_nothing_to_accept_but_a_word_is_needed() {
        create("2026");

        var refused = catchThrowableOfType(Invalid.class, () -> planning.open(HR, CODE, () -> null));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("/acceptWarnings");
        planning.open(HR, CODE, () -> false);

        assertThat(campaigns.get(CODE).phase()).isEqualTo(Phase.ENROLMENT);
    }

    @Test
    void an_open_campaign_is_not_opened_again() {
        create("2026");
        open();

        assertThatThrownBy(() -> planning.open(HR, CODE, unread())).hasMessage("campaign.notNow.ENROLMENT");
    }

    @Test
    void while_a_campaign_runs_no_other_is_opened() {
        create("2026");
        create("2027");
        open();

        assertThatThrownBy(() -> planning.open(HR, new CampaignCode("2027"), unread()))
                .hasMessage("campaign.opening.anotherRuns");
    }

    @Test
    void of_two_campaigns_opened_at_once_the_database_lets_in_one() throws Exception {
        create("2026");
        create("2027");
        var bothThere = new CountDownLatch(2);
        when(decisionTables.bytes()).thenAnswer(asked -> {
            bothThere.countDown();
            bothThere.await();
            return TABLES;
        });
        var opening = new ArrayList<CompletableFuture<Boolean>>();
        for (var code : List.of("2026", "2027")) {
            opening.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            planning.open(HR, new CampaignCode(code), () -> true);
                            return true;
                        } catch (NotNow anotherRuns) {
                            return false;
                        }
                    },
                    task -> new Thread(task).start()));
        }

        assertThat(opening.get(0).get() ^ opening.get(1).get()).isTrue();
        assertThat(campaigns.all().stream().filter(c -> c.phase() == Phase.ENROLMENT))
                .hasSize(1);
    }

    @Test
    void scrutineers_are_replaced_while_they_enrol() {
        create("2026");
        open();
        var hash = campaigns.get(CODE).ruleBookHash();

        planning.change(HR, CODE, () -> body("2026", "jw01", "gh01", "zz02", "zz03"));

        var campaign = campaigns.get(CODE);
        assertThat(campaign.ruleBook().scrutineers()).containsExactly("jw01", "gh01", "zz02", "zz03");
        assertThat(campaign.ruleBookHash())
                .isNotEqualTo(hash)
                .isEqualTo(RuleBookText.hash(campaign.ruleBook(), TABLES));
        assertThat(events.stream(ScrutineersReplaced.class))
                .containsExactly(new ScrutineersReplaced(CODE, List.of("jw01", "gh01", "zz02", "zz03"), 2));
        assertThat(deeds()).extracting(Deed::action).endsWith("SCRUTINEERS_REPLACED");
        assertThat(expected.isScrutineer("zz03")).isTrue();
        assertThat(expected.isScrutineer("zz01")).isFalse();
    }

    @Test
    void the_same_scrutineers_again_change_nothing() {
        create("2026");
        open();

        planning.change(HR, CODE, () -> body("2026"));

        assertThat(events.stream(ScrutineersReplaced.class)).isEmpty();
    }

    @Test
    void nothing_else_is_changed_while_they_enrol() {
        create("2026");
        open();

        assertThatThrownBy(
                        () -> planning.change(HR, CODE, () -> JsonBodies.of("""
                                {"code": "2026", "title": "改名", "scrutineers": ["jw01", "gh01", "zz02"]}
                                """).as(CampaignBody.class)))
                .isInstanceOf(NotNow.class)
                .hasMessage("campaign.enrolment.onlyScrutineers");
    }

    @Test
    void when_all_have_enrolled_nobody_is_replaced_any_more() {
        create("2026");
        open();
        when(enrolment.isComplete(CODE)).thenReturn(true);

        assertThatThrownBy(() -> planning.change(HR, CODE, unread()))
                .isInstanceOf(NotNow.class)
                .hasMessage("campaign.enrolment.complete");
    }

    @Test
    void later_nothing_is_changed() {
        create("2026");
        open();
        campaigns.startCollection(CODE);

        assertThatThrownBy(() -> planning.change(HR, CODE, unread())).hasMessage("campaign.notNow.COLLECTION");
    }

    @Test
    void people_of_a_running_campaign_are_still_expected() {
        create("2026");
        assertThat(expected.expects(new EmployeeNumber("A-7"))).isFalse();
        assertThat(expected.isScrutineer("jw01")).isFalse();

        open();

        assertThat(expected.expects(new EmployeeNumber("A-7"))).isTrue();
        assertThat(expected.expects(new EmployeeNumber("jw01"))).isTrue();
        assertThat(expected.expects(new EmployeeNumber("B-7"))).isFalse();
        assertThat(expected.isScrutineer("jw01")).isTrue();
        assertThat(expected.isScrutineer("A-7")).isFalse();
    }

    private void create(String code) {
        planning.create(HR, code, () -> body(code));
    }

    private void createUnchecked() {
        campaigns.add(CourseTest.rules("2026"));
    }

    private void open() {
        planning.open(HR, CODE, () -> true);
    }

    private static CampaignBody body(String code, String... scrutineers) {
        var names = scrutineers.length == 0 ? new String[] {"jw01", "gh01", "zz01"} : scrutineers;
        return JsonBodies.of("{\"code\": \"" + code + "\", \"title\": \"2026年度科级干部评议\", \"scrutineers\": [\""
                        + String.join("\", \"", names) + "\"]}")
                .as(CampaignBody.class);
    }

    private static <T> Supplier<T> unread() {
        return () -> {
            throw new AssertionError("the content is looked at only when the state allows it");
        };
    }

    private List<Deed> deeds() {
        return events.stream(Deed.class).toList();
    }
}
