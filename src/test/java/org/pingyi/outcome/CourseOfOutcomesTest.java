package org.pingyi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.pingyi.outcome.World.APPROVER;
import static org.pingyi.outcome.World.BEGIN;
import static org.pingyi.outcome.World.CAMPAIGN;
import static org.pingyi.outcome.World.OFFICER;
import static org.pingyi.outcome.World.S01;
import static org.pingyi.outcome.World.S02;
import static org.pingyi.outcome.World.VERIFIER;
import static org.pingyi.outcome.World.WINDOW;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.roster.MeasureOnRoster;
import org.pingyi.tally.CompositeScore;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;

@OnRealTables
class CourseOfOutcomesTest {
    @Autowired
    World world;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Deciding deciding;

    @Autowired
    Cases cases;

    @Autowired
    DecisionTables tables;

    @Autowired
    MeasureOnRoster roster;

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void the_count_leaves_a_case_for_everybody_with_grade_measure_and_the_tables_that_said_so() {
        var good = world.graded(S01, "0110", 9499);
        var weak = world.graded(S01, "0111", 6450);
        var poor = world.graded(S01, "0112", 5999);
        var none = world.notGraded(S01, "0113");
        var late = world.excluded(S01, "0114");
        outcomes.start(CAMPAIGN);

        assertCase(good, Status.GRADED, Grade.GOOD, Measure.NONE, Decision.NONE);
        assertCase(weak, Status.GRADED, Grade.WEAK, Measure.DEMOTION, Decision.PENDING);
        assertCase(poor, Status.GRADED, Grade.POOR, Measure.TRANSFER, Decision.PENDING);
        assertCase(none, Status.NOT_GRADED, null, Measure.NONE, Decision.NONE);
        assertCase(late, Status.EXCLUDED, null, Measure.EXCLUSION, Decision.PENDING);
        assertThat(at(weak).finding().gradeTable()).isEqualTo("grade-band:3");
        assertThat(at(weak).finding().measureTable()).isEqualTo("outcome-measure:2");
        assertThat(world.phase).isEqualTo(Phase.OUTCOMES);
        assertThat(world.deeds).isEmpty();
    }

    @Test
    void the_start_repeated_changes_nothing() {
        var weak = world.graded(S01, "0111", 6450);
        outcomes.start(CAMPAIGN);
        outcomes.askUnit(weak);
        outcomes.start(CAMPAIGN);
        assertThat(at(weak).standing()).isEqualTo(Standing.VERIFICATION_ASKED);
        verify(tables, times(1)).grade(any(), any());
    }

    @Test
    void the_tables_are_asked_once_for_each_score_and_grade() {
        world.graded(S01, "0110", 6450);
        world.graded(S01, "0111", 6450);
        world.graded(S01, "0112", 6451);
        outcomes.start(CAMPAIGN);
        verify(tables, times(2)).grade(any(), any());
        verify(tables, times(1)).measure(any(), any());
    }

    @Test
    void a_cadre_whom_the_count_forgot_stops_everything() {
        world.appraisal(S01, "0110", false);
        assertThatThrownBy(() -> outcomes.start(CAMPAIGN)).isInstanceOf(IllegalStateException.class);
        assertThat(outcomes.units(CAMPAIGN)).isEmpty();
        assertThat(world.phase).isEqualTo(Phase.OPENING);
    }

    @Test
    void ten_thousand_cadres_start_within_the_counting_transaction() {
        for (int i = 0; i < 10_000; i++) {
            world.graded(i % 2 == 0 ? S01 : S02, "C" + i, i);
        }
        var began = System.nanoTime();
        outcomes.start(CAMPAIGN);
        assertThat(outcomes.cases(CAMPAIGN, S01)).hasSize(5_000);
        assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
    }

    @Test
    void units_and_cases_come_in_the_order_of_their_codes() {
        var second = world.graded(S02, "0210", 9000);
        var b = world.graded(S01, "0111", 9000);
        var a = world.graded(S01, "0110", 9000);
        outcomes.start(CAMPAIGN);
        assertThat(outcomes.units(CAMPAIGN)).containsExactly(S01, S02);
        assertThat(outcomes.cases(CAMPAIGN, S01)).containsExactly(a, b);
        assertThat(outcomes.cases(CAMPAIGN, S02)).containsExactly(second);
    }

    @Test
    void the_process_reads_what_it_needs_of_a_case() {
        var weak = world.graded(S01, "0111", 6450);
        var late = world.excluded(S01, "0114");
        var none = world.notGraded(S01, "0113");
        outcomes.start(CAMPAIGN);
        assertThat(outcomes.label(weak)).isEqualTo("机电部 李0111");
        assertThat(outcomes.isExcluded(weak)).isFalse();
        assertThat(outcomes.isExcluded(late)).isTrue();
        assertThat(outcomes.scoreOf(weak)).contains(new CompositeScore(6450));
        assertThat(outcomes.scoreOf(none)).isEmpty();
        assertThat(outcomes.rankOf(weak)).isEqualTo(Rank.SECTION_CHIEF);
        assertThat(outcomes.verifiers(weak)).containsExactly(new EmployeeNumber("0101"), new EmployeeNumber("0102"));
    }

    @Test
    void the_process_must_come_to_the_same_grade_and_measure() {
        var weak = world.graded(S01, "0111", 6450);
        outcomes.start(CAMPAIGN);
        outcomes.confirmGrade(weak, Grade.WEAK, Measure.DEMOTION);
        outcomes.confirmGrade(weak, Grade.WEAK, Measure.DEMOTION);
        assertThatThrownBy(() -> outcomes.confirmGrade(weak, Grade.POOR, Measure.DEMOTION))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outcomes.confirmGrade(weak, Grade.WEAK, Measure.TRANSFER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_cadre_himself_is_nobody_who_may_verify() {
        var own = world.graded(S02, "0210", 6450);
        var others = world.graded(S02, "0211", 6450);
        outcomes.start(CAMPAIGN);
        assertThat(outcomes.canBeVerified(own)).isFalse();
        assertThat(outcomes.canBeVerified(others)).isTrue();
        outcomes.askApproval(own);
        assertThat(at(own).verified()).contains(false);
        assertThatThrownBy(() -> outcomes.askApproval(others)).isInstanceOf(OutOfTurn.class);
    }

    @Test
    void a_task_that_is_asked_for_again_stays_the_same_task() {
        var weak = world.graded(S01, "0111", 6450);
        outcomes.start(CAMPAIGN);
        outcomes.askUnit(weak);
        var first = at(weak).task(TaskKind.VERIFICATION);
        outcomes.askUnit(weak);
        assertThat(at(weak).task(TaskKind.VERIFICATION)).isEqualTo(first).isPresent();

        deciding.verify(VERIFIER, weak, false, "外因");
        outcomes.askUnit(weak);
        outcomes.askReview(weak);
        outcomes.askReview(weak);
        deciding.review(OFFICER, weak, false, "不成立");
        outcomes.askReview(weak);
        outcomes.askApproval(weak);
        outcomes.askApproval(weak);
        deciding.approve(APPROVER, weak, true, null);
        outcomes.askApproval(weak);
        assertThat(at(weak).standing()).isEqualTo(Standing.APPROVED);
    }

    @Test
    void silence_counts_only_from_the_end_of_the_window_on() {
        var weak = world.graded(S01, "0111", 6450);
        outcomes.start(CAMPAIGN);
        outcomes.askUnit(weak);
        world.now = BEGIN.plus(WINDOW).minusMillis(1);
        assertThatThrownBy(() -> outcomes.verificationExpired(weak)).isInstanceOf(NotYet.class);
        world.now = BEGIN.plus(WINDOW);
        outcomes.verificationExpired(weak);
        outcomes.verificationExpired(weak);
        assertThat(at(weak).verified()).contains(false);
        outcomes.askApproval(weak);
        outcomes.verificationExpired(weak);
        assertThat(at(weak).standing()).isEqualTo(Standing.APPROVAL_ASKED);
    }

    @Test
    void a_measure_is_applied_exactly_once_with_what_it_was_based_on() {
        var weak = approved(world.graded(S01, "0111", 6450));
        world.deeds.clear();
        outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF);
        outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF);

        verify(roster, times(1))
                .apply(
                        weak,
                        CAMPAIGN,
                        new EmployeeNumber("0111"),
                        MeasureOnRoster.Kind.DEMOTION,
                        Rank.DEPUTY_SECTION_CHIEF);
        assertThat(at(weak).decision()).isEqualTo(Decision.APPLIED);
        assertThat(at(weak).applied())
                .contains(new Applied(Rank.DEPUTY_SECTION_CHIEF, "rank-after-demotion:1", "ab12cd", BEGIN));
        assertThat(world.deeds).singleElement().satisfies(deed -> {
            assertThat(deed.actor()).isEqualTo(Deed.SYSTEM);
            assertThat(deed.action()).isEqualTo("MEASURE_APPLIED");
            assertThat(deed.subject()).isEqualTo("0111");
            assertThat(deed.detail())
                    .contains("2026", "DEMOTION", "ab12cd", "rank-after-demotion:1")
                    .doesNotContain("64");
        });
    }

    @Test
    void a_transfer_and_an_exclusion_leave_the_lowest_rank() {
        var poor = approved(world.graded(S01, "0112", 5999));
        outcomes.applyMeasure(poor, Rank.STAFF_MEMBER);
        verify(roster)
                .apply(poor, CAMPAIGN, new EmployeeNumber("0112"), MeasureOnRoster.Kind.TRANSFER, Rank.STAFF_MEMBER);

        world.begin();
        var late = world.excluded(S01, "0114");
        outcomes.start(CAMPAIGN);
        outcomes.askApproval(late);
        deciding.approve(APPROVER, late, true, null);
        outcomes.applyMeasure(late, Rank.STAFF_MEMBER);
        verify(roster)
                .apply(late, CAMPAIGN, new EmployeeNumber("0114"), MeasureOnRoster.Kind.EXCLUSION, Rank.STAFF_MEMBER);
    }

    @Test
    void no_measure_without_an_approval_that_a_human_gave() {
        var weak = world.graded(S01, "0111", 6450);
        outcomes.start(CAMPAIGN);
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(NotNow.class);
        outcomes.askUnit(weak);
        deciding.verify(VERIFIER, weak, true, null);
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(NotNow.class);
        outcomes.askApproval(weak);
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(NotNow.class);
        deciding.approve(APPROVER, weak, false, "另行处理");
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(NotNow.class);
        verify(roster, never()).apply(any(), any(), any(), any(), any());
    }

    @Test
    void another_rank_than_the_tables_is_not_applied() {
        var weak = approved(world.graded(S01, "0111", 6450));
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.STAFF_MEMBER))
                .isInstanceOf(IllegalStateException.class);
        verify(roster, never()).apply(any(), any(), any(), any(), any());
        assertThat(at(weak).standing()).isEqualTo(Standing.APPROVED);
    }

    @Test
    void what_the_roster_refuses_stays_approved_and_is_tried_again() {
        var weak = approved(world.graded(S01, "0111", 6450));
        willThrow(new IllegalStateException("down"))
                .willDoNothing()
                .given(roster)
                .apply(any(), any(), any(), any(), any());
        assertThatThrownBy(() -> outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(IllegalStateException.class);
        assertThat(at(weak).decision()).isEqualTo(Decision.PENDING);
        outcomes.applyMeasure(weak, Rank.DEPUTY_SECTION_CHIEF);
        assertThat(at(weak).decision()).isEqualTo(Decision.APPLIED);
    }

    @Test
    void an_abortion_waives_what_is_pending_and_undoes_nothing() {
        var applied = world.graded(S01, "0110", 6450);
        var approved = world.graded(S01, "0111", 6450);
        var asked = world.graded(S01, "0112", 5999);
        var waiting = world.excluded(S01, "0114");
        var good = world.graded(S01, "0115", 9000);
        outcomes.start(CAMPAIGN);
        approve(applied);
        outcomes.applyMeasure(applied, Rank.DEPUTY_SECTION_CHIEF);
        approve(approved);
        outcomes.askUnit(asked);
        world.deeds.clear();

        world.phase = Phase.ABORTED;
        outcomes.waivePending(CAMPAIGN);
        outcomes.waivePending(CAMPAIGN);

        assertThat(at(applied).decision()).isEqualTo(Decision.APPLIED);
        assertThat(at(approved).decision()).isEqualTo(Decision.WAIVED);
        assertThat(at(asked).decision()).isEqualTo(Decision.WAIVED);
        assertThat(at(waiting).decision()).isEqualTo(Decision.WAIVED);
        assertThat(at(good).decision()).isEqualTo(Decision.NONE);
        assertThat(world.deeds)
                .extracting(Deed::actor, Deed::action, Deed::subject)
                .containsExactlyInAnyOrder(
                        tuple("system", "MEASURE_WAIVED", "0111"),
                        tuple("system", "MEASURE_WAIVED", "0112"),
                        tuple("system", "MEASURE_WAIVED", "0114"));
        assertThatThrownBy(() -> outcomes.applyMeasure(approved, Rank.DEPUTY_SECTION_CHIEF))
                .isInstanceOf(NotNow.class);
    }

    private AppraisalId approved(AppraisalId appraisal) {
        outcomes.start(CAMPAIGN);
        approve(appraisal);
        return appraisal;
    }

    private void approve(AppraisalId appraisal) {
        outcomes.askUnit(appraisal);
        deciding.verify(VERIFIER, appraisal, true, null);
        outcomes.askApproval(appraisal);
        deciding.approve(APPROVER, appraisal, true, null);
    }

    private Case at(AppraisalId appraisal) {
        return cases.find(appraisal).orElseThrow();
    }

    private void assertCase(AppraisalId id, Status status, Grade grade, Measure measure, Decision decision) {
        assertThat(at(id).finding().status()).isEqualTo(status);
        assertThat(at(id).finding().grade()).isEqualTo(grade);
        assertThat(at(id).finding().measure()).isEqualTo(measure);
        assertThat(at(id).decision()).isEqualTo(decision);
    }
}
