package org.pingyi.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.kernel.RaterGroup.DEPUTY;
import static org.pingyi.kernel.RaterGroup.PRINCIPAL;
import static org.pingyi.kernel.RaterGroup.STAFF;
import static org.pingyi.support.CampaignTables.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.ballotbox.SealedBallot;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Progress.Turnout;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.Unreadable;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.support.CampaignTables;
import org.pingyi.support.Crowd;
import org.pingyi.support.SentJson;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@OnRealTables
@RecordApplicationEvents
@ExtendWith(OutputCaptureExtension.class)
class CastingTest {
    static final UnitCode S1 = new UnitCode("S1");
    static final BallotTasks.CastAlready CAST_ALREADY = new BallotTasks.CastAlready(true);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RatingBallots rating;

    @Autowired
    BallotTasks tasks;

    @Autowired
    BallotBox box;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Entitlements entitlements;

    @Autowired
    CastingBallot casting;

    @Autowired
    Windows windows;

    @Autowired
    Campaigns campaigns;

    @Autowired
    TransactionTemplate transactions;

    CampaignTables campaign;

    @BeforeEach
    void rate() {
        campaign = CampaignTables.enrolling(jdbc)
                .withLockedBox()
                .with("S1", "boss", PRINCIPAL)
                .withCadre("S1", "0111", DEPUTY)
                .withCadre("S1", "0110");
        begin();
    }

    private void begin() {
        campaign.moveTo(Phase.COLLECTION);
        rating.start(campaign.code());
    }

    @Test
    void every_rater_has_one_open_task_until_he_has_cast() {
        assertThat(tasks.openTasks(person("boss"))).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo("b-" + ballotOf("boss"));
            assertThat(task.kind()).isEqualTo(TaskKind.BALLOT);
            assertThat(task.campaign()).isEqualTo(campaign.code());
            assertThat(task.unit()).isEqualTo(S1);
            assertThat(task.subject()).isNull();
            assertThat(task.due()).isNotNull();
        });
        assertThat(cast("boss")).isEqualTo(Map.of());
        assertThat(tasks.openTasks(person("boss"))).isEmpty();

        assertThat(tasks.openTasks(person("0110"))).hasSize(1);
        campaign.deadlinePassed(Stage.RATING);
        assertThat(tasks.openTasks(person("0110"))).isEmpty();
    }

    @Test
    void the_page_shows_open_and_cast_ballots_but_not_when() {
        assertThat(tasks.cards(person("0110"))).singleElement().satisfies(card -> {
            assertThat(card.isDone()).isFalse();
            assertThat(card.args()).containsExactly("单位S1", 1);
            assertThat(card.count()).isEqualTo(1);
        });

        cast("0110");

        assertThat(tasks.cards(person("0110"))).singleElement().satisfies(card -> {
            assertThat(card.isDone()).isTrue();
            assertThat(card.hasMoment()).isFalse();
        });
    }

    @Test
    void a_ballot_belongs_to_the_person_and_not_to_an_account_of_his() {
        var account = new Actor("hr1", "HR", SystemRole.HR_OFFICER, new EmployeeNumber("boss"));

        assertThat(tasks.openTasks(account)).isEmpty();
        for (var other : List.of(account, person("0110"))) {
            assertThatThrownBy(() -> tasks.read(other, ballotOf("boss"))).isInstanceOf(Unknown.class);
            assertThatThrownBy(() -> tasks.complete(other, ballotOf("boss"), new SentJson("{")))
                    .isInstanceOf(Unknown.class);
        }
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), ballotOf("boss"), new SentJson("{}")))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("boss"), ballotOf("boss"), new SentJson("{}")))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void a_rater_reads_whom_he_rates_and_what_they_have_written_before_and_after() {
        report("0110");
        report("0111");

        var before = (BallotTasks.Content)
                tasks.read(person("0110"), ballotOf("0110")).content();

        assertThat(before.dimensions()).containsExactly(Dimension.values());
        assertThat(before.cadres()).singleElement().satisfies(cadre -> {
            assertThat(cadre.employeeNumber()).isEqualTo("0111");
            assertThat(cadre.name()).isEqualTo("干部0111");
            assertThat(cadre.rank()).isEqualTo(Rank.SECTION_CHIEF);
            assertThat(cadre.jobTitle()).isEqualTo("科长");
            assertThat(cadre.selfReport().summary()).isEqualTo("0111的工作");
        });
        assertThat(((BallotTasks.Content)
                                tasks.read(person("boss"), ballotOf("boss")).content())
                        .cadres())
                .extracting(BallotTasks.OnPaper::employeeNumber)
                .containsExactly("0110", "0111");

        cast("0110");
        campaign.moveTo(Phase.ABORTED);
        assertThat(tasks.read(person("0110"), ballotOf("0110")).content()).isEqualTo(before);
    }

    @Test
    void a_ballot_is_cast_once_and_whatever_comes_later_changes_nothing() {
        assertThat(cast("boss")).isEqualTo(Map.of());
        var sealed = sealed();

        assertThat(cast("boss")).isEqualTo(CAST_ALREADY);
        assertThat(send("boss", "{\"marks\": 7}")).isEqualTo(CAST_ALREADY);
        assertThat(send("boss", "[]")).isEqualTo(CAST_ALREADY);
        assertThatThrownBy(() -> send("boss", "{")).isInstanceOf(Unreadable.class);

        assertThat(sealed()).isEqualTo(sealed).hasSize(1);
        assertThat(rating.turnout(campaign.code()).get(S1))
                .isEqualTo(Map.of(PRINCIPAL, new Turnout(1, 1), DEPUTY, new Turnout(1, 0), STAFF, new Turnout(1, 0)));
        assertThat(rating.counts(campaign.code()))
                .isEqualTo(Map.of(S1, Map.of(PRINCIPAL, 1)))
                .isEqualTo(box.counts(campaign.code()));
    }

    @Test
    void who_works_in_two_units_casts_in_each() {
        campaign = CampaignTables.enrolling(jdbc)
                .withLockedBox()
                .with("S1", "both", DEPUTY)
                .withCadre("S1", "0110")
                .with("S2", "both", STAFF)
                .withCadre("S2", "0210");
        begin();

        assertThat(tasks.openTasks(person("both"))).hasSize(2);
        assertThat(tasks.complete(person("both"), ballotOf("both", "S2"), dontKnow("0210")))
                .isEqualTo(Map.of());
        assertThat(tasks.complete(person("both"), ballotOf("both", "S1"), dontKnow("0110")))
                .isEqualTo(Map.of());

        assertThat(rating.counts(campaign.code()))
                .isEqualTo(Map.of(S1, Map.of(DEPUTY, 1), new UnitCode("S2"), Map.of(STAFF, 1)));
    }

    @Test
    void an_invalid_ballot_is_not_cast() {
        assertThatThrownBy(() -> tasks.complete(person("boss"), ballotOf("boss"), dontKnow("0110")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> send("boss", "{\"votes\": []}")).isInstanceOf(Invalid.class);

        assertThat(sealed()).isEmpty();
        assertThat(tasks.openTasks(person("boss"))).hasSize(1);
    }

    @Test
    void from_the_deadline_on_and_in_every_later_phase_only_who_has_cast_gets_his_answer() {
        cast("boss");
        campaign.deadlinePassed(Stage.RATING);

        for (var phase : List.of(Phase.RATING, Phase.OPENING, Phase.OUTCOMES, Phase.CLOSED)) {
            campaign.moveTo(phase);
            assertThatThrownBy(() -> cast("0110")).isInstanceOf(WindowClosed.class);
            assertThatThrownBy(() -> send("0110", "{\"votes\": []}")).isInstanceOf(WindowClosed.class);
            assertThat(cast("boss")).isEqualTo(CAST_ALREADY);
        }
        assertThat(sealed()).hasSize(1);
    }

    @Test
    void in_an_aborted_campaign_nothing_is_taken_and_nothing_confirmed() {
        cast("boss");
        campaign.moveTo(Phase.ABORTED);

        assertThatThrownBy(() -> cast("boss")).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> cast("0110")).isInstanceOf(NotNow.class);
        campaign.deadlinePassed(Stage.RATING);
        assertThatThrownBy(() -> cast("0110")).isInstanceOf(NotNow.class);
        assertThat(tasks.openTasks(person("0110"))).isEmpty();
    }

    @Test
    void the_engine_is_told_of_each_ballot_once_and_in_portions() {
        cast("boss");
        cast("0110");

        var first = rating.toReflect(campaign.code(), 1).get(S1);
        assertThat(first).hasSize(1).isSubsetOf(ballotOf("boss"), ballotOf("0110"));
        rating.reflected(campaign.code(), first);

        var second = rating.toReflect(campaign.code(), 500).get(S1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        rating.reflected(campaign.code(), second);
        assertThat(rating.toReflect(campaign.code(), 500)).isEmpty();
    }

    @Test
    void casting_leaves_no_deed_and_no_word_in_the_log(CapturedOutput log) {
        int before = log.getAll().length();

        send("boss", marks("0110", 73, "0111", 74));
        send("boss", marks("0110", 73, "0111", 74));
        assertThatThrownBy(() -> send("0110", marks("0111", 173, "0110", 74))).isInstanceOf(Invalid.class);

        assertThat(events.stream(Deed.class)).isEmpty();
        assertThat(log.getAll().substring(before)).isEmpty();
    }

    @Test
    void sixteen_threads_that_cast_the_same_ballot_cast_it_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            rate();

            var got = Crowd.allAtOnce(IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<Object>) () -> cast("boss"))
                    .toList());

            assertThat(got.stream().filter(Map.of()::equals)).hasSize(1);
            assertThat(got.stream().filter(CAST_ALREADY::equals)).hasSize(15);
            assertThat(sealed()).hasSize(1);
        }
    }

    /** A violated key would be written into the database server's log, with the rater's number and the time. */
    @Test
    void a_second_attempt_violates_nothing() {
        var mine = entitlements.find(ballotOf("boss")).orElseThrow().entitlement();

        transactions.executeWithoutResult(oneTransaction -> {
            assertThat(casting.cast(mine, sealed(mine))).isTrue();
            assertThat(casting.cast(mine, sealed(mine))).isFalse();
            assertThat(sealed()).hasSize(1);
        });
    }

    private static SealedBallot sealed(Entitlement mine) {
        return new SealedBallot(UUID.randomUUID(), mine.campaign(), mine.unit(), mine.group(), new byte[] {1});
    }

    @Test
    void whoever_casts_while_the_rating_closes_is_in_the_box_or_refused() throws Exception {
        int inTime = 0;
        for (int round = 0; round < 10; round++) {
            campaign = CampaignTables.enrolling(jdbc).withLockedBox().withCadre("S1", "0110");
            for (int i = 0; i < 12; i++) {
                campaign.with("S1", "R" + i, STAFF);
            }
            begin();
            campaign.deadlineIn(Stage.RATING, Duration.ofMillis(25));
            var everybody = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 12; i++) {
                var rater = "R" + i;
                var pause = i * 5L;
                everybody.add(() -> {
                    Thread.sleep(pause);
                    return tasks.complete(person(rater), ballotOf(rater), dontKnow("0110"));
                });
            }
            everybody.add(() -> {
                while (true) {
                    try {
                        rating.close(campaign.code());
                        return box.counts(campaign.code()).getOrDefault(S1, Map.of());
                    } catch (NotYet early) {
                        Thread.sleep(1);
                    }
                }
            });

            var got = Crowd.allAtOnce(everybody);

            int cast =
                    (int) got.subList(0, 12).stream().filter(Map.of()::equals).count();
            assertThat(got.subList(0, 12)).allMatch(one -> one.equals(Map.of()) || one instanceof WindowClosed);
            // what the closing saw is all there will ever be
            assertThat(got.get(12)).isEqualTo(cast == 0 ? Map.of() : Map.of(STAFF, cast));
            assertThat(sealed()).hasSize(cast);
            assertThat(rating.counts(campaign.code())).isEqualTo(box.counts(campaign.code()));
            inTime += cast;
        }
        assertThat(inTime).as("a race that both sides win at times").isBetween(1, 119);
    }

    @Test
    void the_closing_waits_for_whoever_has_entered() throws Exception {
        campaign.deadlineIn(Stage.RATING, Duration.ofMillis(150));
        var closer = Executors.newSingleThreadExecutor();
        try {
            var closing = transactions.execute(entered -> {
                windows.enter(campaign.code(), Stage.RATING);
                pause(200);
                var waiting = closer.submit(() -> rating.close(campaign.code()));
                pause(200);
                assertThat(waiting).isNotDone();
                return waiting;
            });
            closing.get(5, TimeUnit.SECONDS);
        } finally {
            closer.shutdownNow();
        }
        assertThat(campaign.phase()).isEqualTo(Phase.OPENING);
    }

    @Test
    void a_ballot_that_waits_for_the_closing_finds_what_the_closing_leaves() throws Exception {
        var caster = Executors.newSingleThreadExecutor();
        try {
            var casting = transactions.execute(closing -> {
                windows.close(campaign.code(), Stage.RATING);
                var waiting = caster.submit(() -> cast("boss"));
                pause(200);
                assertThat(waiting).isNotDone();
                campaigns.startOpening(campaign.code());
                return waiting;
            });
            assertThatThrownBy(() -> casting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(WindowClosed.class);
        } finally {
            caster.shutdownNow();
        }
        assertThat(sealed()).isEmpty();
    }

    @Test
    void participations_and_sealed_ballots_are_always_as_many() throws Exception {
        campaign = CampaignTables.enrolling(jdbc).withLockedBox().withCadre("S1", "0110");
        for (int i = 0; i < 60; i++) {
            campaign.with("S1", "R" + i, i == 0 ? PRINCIPAL : i < 10 ? DEPUTY : STAFF);
        }
        begin();

        // 16 threads, each on its own way through the same 60 ballots
        var got = Crowd.allAtOnce(IntStream.range(0, 16)
                .mapToObj(thread -> (Callable<Object>) () -> {
                    int mine = 0;
                    for (int i = 0; i < 60; i++) {
                        var rater = "R" + (i * 7 + thread * 13) % 60;
                        mine += tasks.complete(person(rater), ballotOf(rater), dontKnow("0110"))
                                        .equals(Map.of())
                                ? 1
                                : 0;
                    }
                    return mine;
                })
                .toList());

        assertThat(got.stream().mapToInt(Integer.class::cast).sum()).isEqualTo(60);
        assertThat(sealed()).hasSize(60);
        assertThat(rating.counts(campaign.code()))
                .isEqualTo(box.counts(campaign.code()))
                .isEqualTo(Map.of(S1, Map.of(PRINCIPAL, 1, DEPUTY, 9, STAFF, 50)));
        rating.close(campaign.code());
        assertThat(campaign.phase()).isEqualTo(Phase.OPENING);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    private Object cast(String rater) {
        var others = List.of("0110", "0111").stream()
                .filter(cadre -> !cadre.equals(rater))
                .toArray(String[]::new);
        return tasks.complete(person(rater), ballotOf(rater), dontKnow(others));
    }

    private Object send(String rater, String json) {
        return tasks.complete(person(rater), ballotOf(rater), new SentJson(json));
    }

    private static SentJson dontKnow(String... cadres) {
        return SentJson.of(Map.of(
                "marks",
                List.of(cadres).stream()
                        .map(cadre -> Map.of("cadre", cadre, "dontKnow", true))
                        .toList()));
    }

    private static String marks(String one, int points, String other, int others) {
        return SentJson.of(Map.of("marks", List.of(mark(one, points), mark(other, others))))
                .text();
    }

    private static Map<String, Object> mark(String cadre, int points) {
        var five = new java.util.EnumMap<Dimension, Integer>(Dimension.class);
        for (var dimension : Dimension.values()) {
            five.put(dimension, points);
        }
        return Map.of("cadre", cadre, "points", five);
    }

    private UUID ballotOf(String rater) {
        return ballotOf(rater, "S1");
    }

    private UUID ballotOf(String rater, String unit) {
        return jdbc.sql("select id from rating.entitlement where campaign = ? and unit = ? and rater = ?")
                .params(campaign.code().value(), unit, rater)
                .query(UUID.class)
                .single();
    }

    private List<UUID> sealed() {
        return jdbc.sql("select id from ballotbox.sealed_ballot where campaign = ? order by id")
                .param(campaign.code().value())
                .query(UUID.class)
                .list();
    }

    private void report(String cadre) {
        jdbc.sql("""
                        insert into collection.self_report (appraisal, campaign, unit, cadre, submitted_at, summary,
                               achievements, problems, plan, content_digest, receipt)
                        values (?, ?, 'S1', ?, clock_timestamp(), ?, '成绩', '不足', '打算', '\\x00', ?)
                        """)
                .params(campaign.appraisal(cadre).value(), campaign.code().value(), cadre, cadre + "的工作")
                .param(campaign.code() + "-" + cadre)
                .update();
    }
}
