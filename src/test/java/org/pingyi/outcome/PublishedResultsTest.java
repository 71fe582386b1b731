package org.pingyi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pingyi.outcome.World.BEGIN;
import static org.pingyi.outcome.World.CAMPAIGN;
import static org.pingyi.outcome.World.S01;
import static org.pingyi.outcome.World.S02;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.Unknown;
import org.pingyi.outcome.Results.OwnResult;
import org.pingyi.outcome.Results.Result;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;

@OnRealTables
class PublishedResultsTest {
    private static final EmployeeNumber WEAK = new EmployeeNumber("0111");

    @Autowired
    World world;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Results results;

    @BeforeEach
    void begin() {
        world.begin();
        world.graded(S02, "0210", 9500);
        world.excluded(S01, "0114");
        world.notGraded(S01, "0113");
        world.graded(S01, "0111", 6405);
    }

    @Test
    void hr_reads_everybody_in_the_order_of_units_and_numbers() {
        outcomes.start(CAMPAIGN);
        assertThat(results.of(CAMPAIGN))
                .extracting(
                        result -> result.employeeNumber().value(),
                        Result::status,
                        Result::composite,
                        Result::grade,
                        Result::measure,
                        Result::decision)
                .containsExactly(
                        tuple("0111", Status.GRADED, "64.05", Grade.WEAK, Measure.DEMOTION, Decision.PENDING),
                        tuple("0113", Status.NOT_GRADED, null, null, Measure.NONE, Decision.NONE),
                        tuple("0114", Status.EXCLUDED, null, null, Measure.EXCLUSION, Decision.PENDING),
                        tuple("0210", Status.GRADED, "95.00", Grade.EXCELLENT, Measure.NONE, Decision.NONE));
        assertThat(results.of(CAMPAIGN).get(0))
                .extracting(Result::name, Result::unit, Result::unitName, Result::rank)
                .containsExactly("李0111", S01, "机电部", Rank.SECTION_CHIEF);
    }

    @Test
    void hr_reads_what_a_case_waits_for() {
        outcomes.start(CAMPAIGN);
        assertThat(results.of(CAMPAIGN).get(0).awaits()).isNull();
        outcomes.askUnit(results.of(CAMPAIGN).get(0).appraisal());
        assertThat(results.of(CAMPAIGN).get(0).awaits()).isEqualTo(TaskKind.VERIFICATION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DRAFT", "ENROLMENT", "COLLECTION", "RATING", "OPENING", "ABORTED"})
    void before_the_tally_there_are_no_results(Phase phase) {
        world.phase = phase;
        assertThatThrownBy(() -> results.of(CAMPAIGN)).isInstanceOf(NotNow.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"OUTCOMES", "CLOSED", "ABORTED"})
    void results_that_were_there_stay_readable_to_hr(Phase phase) {
        outcomes.start(CAMPAIGN);
        world.phase = phase;
        assertThat(results.of(CAMPAIGN)).hasSize(4);
    }

    @Test
    void a_campaign_that_does_not_exist_has_none() {
        assertThatThrownBy(() -> results.of(new CampaignCode("2099"))).isInstanceOf(Unknown.class);
    }

    @Test
    void a_cadre_reads_his_own_once_it_is_published_without_the_composite() {
        outcomes.start(CAMPAIGN);
        assertThat(results.ownOf(WEAK)).isEmpty();
        world.publishedAt = BEGIN.plusSeconds(60);
        assertThat(results.ownOf(WEAK))
                .extracting(
                        OwnResult::campaign,
                        OwnResult::status,
                        OwnResult::composite,
                        OwnResult::grade,
                        OwnResult::measure,
                        OwnResult::decision)
                .containsExactly(tuple(CAMPAIGN, Status.GRADED, null, Grade.WEAK, Measure.DEMOTION, Decision.PENDING));
    }

    @Test
    void a_cadre_reads_his_composite_where_the_rule_book_publishes_it() {
        world.publishComposite = true;
        outcomes.start(CAMPAIGN);
        world.publishedAt = BEGIN.plusSeconds(60);
        assertThat(results.ownOf(WEAK)).extracting(OwnResult::composite).containsExactly("64.05");
        assertThat(results.ownOf(new EmployeeNumber("0113")))
                .extracting(OwnResult::status, OwnResult::composite, OwnResult::grade)
                .containsExactly(tuple(Status.NOT_GRADED, null, null));
    }

    @Test
    void nobody_else_has_results_and_nobody_has_any_of_an_aborted_campaign() {
        outcomes.start(CAMPAIGN);
        world.publishedAt = BEGIN.plusSeconds(60);
        assertThat(results.ownOf(new EmployeeNumber("0101"))).isEmpty();
        world.phase = Phase.ABORTED;
        assertThat(results.ownOf(WEAK)).isEmpty();
    }
}
