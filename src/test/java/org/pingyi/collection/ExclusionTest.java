package org.pingyi.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.support.CampaignTables.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.support.CampaignTables;
import org.pingyi.support.Crowd;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnRealTables
class ExclusionTest {
    static final UnitCode S1 = new UnitCode("S1");
    static final UnitCode S2 = new UnitCode("S2");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CollectingReports collecting;

    @Autowired
    SelfReportTasks tasks;

    @Autowired
    SubmittedReports reports;

    CampaignTables campaign;

    @BeforeEach
    void collect() {
        campaign = CampaignTables.enrolling(jdbc)
                .withCadre("S1", "0110")
                .withCadre("S1", "0111")
                .withCadre("S2", "0210");
        collecting.start(campaign.code());
    }

    @Test
    void starting_again_changes_nothing() {
        submit("0110");

        collecting.start(campaign.code());

        assertThat(reports.submitted(campaign.code())).isEqualTo(Map.of(S1, 1));
        assertThat(collecting.missing(campaign.code()))
                .isEqualTo(Map.of(S1, Set.of(campaign.appraisal("0111")), S2, Set.of(campaign.appraisal("0210"))));
    }

    @Test
    void nobody_is_excluded_before_the_deadline_however_early_a_timer_fires() {
        assertThatThrownBy(() -> collecting.excludeMissing(campaign.code(), S1)).isInstanceOf(NotYet.class);
        assertThatThrownBy(() -> collecting.close(campaign.code())).isInstanceOf(NotYet.class);
        assertThat(campaign.excluded()).isEmpty();
    }

    @Test
    void after_the_deadline_a_unit_loses_those_without_a_report_once() {
        submit("0110");
        campaign.deadlinePassed(Stage.COLLECTION);

        collecting.excludeMissing(campaign.code(), S1);
        collecting.excludeMissing(campaign.code(), S1);

        assertThat(campaign.excluded()).containsExactly("0111");
        assertThat(trail()).containsExactly("system CADRE_EXCLUDED 0111");
    }

    @Test
    void closing_excludes_who_is_still_missing_anywhere() {
        submit("0110");
        campaign.deadlinePassed(Stage.COLLECTION);
        collecting.excludeMissing(campaign.code(), S1);

        collecting.close(campaign.code());
        collecting.close(campaign.code());

        assertThat(campaign.excluded()).containsExactly("0111", "0210");
        assertThat(trail()).containsExactly("system CADRE_EXCLUDED 0111", "system CADRE_EXCLUDED 0210");
    }

    @Test
    void the_collection_closes_early_when_nobody_is_missing() {
        for (var cadre : List.of("0110", "0111", "0210")) {
            submit(cadre);
        }

        collecting.close(campaign.code());

        assertThat(campaign.excluded()).isEmpty();
        assertThat(trail()).isEmpty();
    }

    @Test
    void a_timer_that_comes_after_the_stage_or_an_abortion_does_nothing() {
        campaign.deadlinePassed(Stage.COLLECTION);
        for (var phase : List.of(Phase.RATING, Phase.CLOSED, Phase.ABORTED)) {
            campaign.moveTo(phase);
            assertThatCode(() -> collecting.excludeMissing(campaign.code(), S1)).doesNotThrowAnyException();
            assertThatCode(() -> collecting.close(campaign.code())).doesNotThrowAnyException();
        }
        assertThat(campaign.excluded()).isEmpty();
    }

    @Test
    void the_engine_is_told_of_each_report_once_and_in_portions() {
        submit("0110");
        submit("0111");
        submit("0210");

        var first = collecting.toReflect(campaign.code(), 1);
        assertThat(first)
                .containsOnlyKeys(S1, S2)
                .allSatisfy((unit, told) -> assertThat(told).hasSize(1));
        collecting.reflected(
                campaign.code(), first.values().stream().flatMap(List::stream).toList());

        var second = collecting.toReflect(campaign.code(), 500);
        assertThat(second).containsOnlyKeys(S1);
        collecting.reflected(campaign.code(), second.get(S1));
        assertThat(collecting.toReflect(campaign.code(), 500)).isEmpty();
    }

    @Test
    void whoever_got_a_receipt_is_never_excluded_and_whoever_did_not_always_is() throws Exception {
        int inTime = 0;
        for (int round = 0; round < 10; round++) {
            campaign = CampaignTables.enrolling(jdbc);
            for (int i = 0; i < 8; i++) {
                campaign.withCadre("S1", "R" + i);
            }
            collecting.start(campaign.code());
            campaign.deadlineIn(Stage.COLLECTION, Duration.ofMillis(30));
            var everybody = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 8; i++) {
                var cadre = "R" + i;
                var pause = i * 8L;
                everybody.add(() -> {
                    Thread.sleep(pause);
                    return submit(cadre);
                });
            }
            everybody.add(() -> {
                while (true) {
                    try {
                        collecting.close(campaign.code());
                        return "closed";
                    } catch (NotYet early) {
                        Thread.sleep(1);
                    }
                }
            });

            var got = Crowd.allAtOnce(everybody);

            var excluded = campaign.excluded();
            for (int i = 0; i < 8; i++) {
                var submitted = got.get(i) instanceof SelfReportTasks.Submitted;
                assertThat(submitted || got.get(i) instanceof WindowClosed)
                        .as("%s", got.get(i))
                        .isTrue();
                assertThat(excluded.contains("R" + i)).isEqualTo(!submitted);
                inTime += submitted ? 1 : 0;
            }
        }
        assertThat(inTime).as("a race that both sides win at times").isBetween(1, 79);
    }

    @Test
    void ten_thousand_missing_are_excluded_within_ten_seconds() {
        campaign = CampaignTables.enrolling(jdbc).with("S1", "boss", org.pingyi.kernel.RaterGroup.PRINCIPAL);
        jdbc.sql("""
                        insert into campaign.post (campaign, unit, employee_number, name, role, rank, appraised, rates, verifier)
                        select ?, 'S1', 'N' || n, '干部', 'STAFF', 'SECTION_CHIEF', true, true, false from generate_series(1, 10000) n
                        """).param(campaign.code().value()).update();
        jdbc.sql("""
                        insert into campaign.appraisal (id, campaign, unit, cadre, name, rank)
                        select gen_random_uuid(), ?, 'S1', 'N' || n, '干部', 'SECTION_CHIEF' from generate_series(1, 10000) n
                        """).param(campaign.code().value()).update();
        collecting.start(campaign.code());
        campaign.deadlinePassed(Stage.COLLECTION);
        var began = System.nanoTime();

        collecting.close(campaign.code());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(campaign.excluded()).hasSize(10_000);
        assertThat(trail()).hasSize(10_000);
    }

    private List<String> trail() {
        return jdbc.sql("select actor || ' ' || action || ' ' || subject from audit.entry where detail = ? order by id")
                .param(campaign.code().value())
                .query(String.class)
                .list();
    }

    private Object submit(String cadre) {
        return tasks.complete(person(cadre), campaign.appraisal(cadre).value(), SelfReportTasksTest.SENT);
    }
}
