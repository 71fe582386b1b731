package org.pingyi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.outcome.Standing.APPROVAL_ASKED;
import static org.pingyi.outcome.Standing.APPROVED;
import static org.pingyi.outcome.Standing.CONFIRMED;
import static org.pingyi.outcome.Standing.DISMISSED;
import static org.pingyi.outcome.Standing.DONE;
import static org.pingyi.outcome.Standing.EXPIRED;
import static org.pingyi.outcome.Standing.NOT_ENTERED;
import static org.pingyi.outcome.Standing.OBJECTED;
import static org.pingyi.outcome.Standing.REVIEW_ASKED;
import static org.pingyi.outcome.Standing.VERIFICATION_ASKED;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.outcome.DecisionTables.Said;
import org.pingyi.web.TaskKind;

class CaseTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final UUID TASK = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID ANOTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final Applied APPLIED = new Applied(Rank.DEPUTY_SECTION_CHIEF, "rank-after-demotion:1", "ab12", NOW);

    /** The steps that somebody asks for, and from where each leads where. */
    private enum Step {
        CONFIRM(it -> it.verify(word(TaskKind.VERIFICATION, true)), Map.of(VERIFICATION_ASKED, CONFIRMED)),
        OBJECT(it -> it.verify(word(TaskKind.VERIFICATION, false)), Map.of(VERIFICATION_ASKED, OBJECTED)),
        UPHOLD(it -> it.review(word(TaskKind.OBJECTION_REVIEW, true)), Map.of(REVIEW_ASKED, DONE)),
        DISMISS(it -> it.review(word(TaskKind.OBJECTION_REVIEW, false)), Map.of(REVIEW_ASKED, DISMISSED)),
        APPROVE(it -> it.approve(word(TaskKind.APPROVAL, true)), Map.of(APPROVAL_ASKED, APPROVED)),
        REJECT(it -> it.approve(word(TaskKind.APPROVAL, false)), Map.of(APPROVAL_ASKED, DONE)),
        APPLY(it -> it.apply(APPLIED), Map.of(APPROVED, DONE));

        private final Consumer<Case> taken;
        private final Map<Standing, Standing> course;

        Step(Consumer<Case> taken, Map<Standing, Standing> course) {
            this.taken = taken;
            this.course = course;
        }
    }

    private static Stream<Arguments> every_step_from_everywhere() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(Standing.values()).map(standing -> Arguments.of(step, standing)));
    }

    @ParameterizedTest
    @MethodSource("every_step_from_everywhere")
    void what_people_say_counts_only_when_they_are_asked(Step step, Standing from) {
        var it = weakCaseAt(from);
        if (step.course.containsKey(from)) {
            step.taken.accept(it);
            assertThat(it.standing()).isEqualTo(step.course.get(from));
        } else {
            assertThatThrownBy(() -> step.taken.accept(it)).isInstanceOf(OutOfTurn.class);
            assertThat(it.standing()).isEqualTo(from);
        }
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void the_unit_is_asked_when_the_case_enters_and_only_once(Standing from) {
        var it = weakCaseAt(from);
        var before = it.task(TaskKind.VERIFICATION);
        it.askUnit(ANOTHER);
        if (from == NOT_ENTERED) {
            assertThat(it.standing()).isEqualTo(VERIFICATION_ASKED);
            assertThat(it.task(TaskKind.VERIFICATION)).contains(ANOTHER);
        } else {
            assertThat(it.standing()).isEqualTo(from);
            assertThat(it.task(TaskKind.VERIFICATION)).isEqualTo(before).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void a_review_follows_an_objection_and_nothing_else(Standing from) {
        var it = weakCaseAt(from);
        if (from == OBJECTED) {
            it.askReview(TASK);
            assertThat(it.standing()).isEqualTo(REVIEW_ASKED);
        } else if (it.task(TaskKind.OBJECTION_REVIEW).isPresent()) {
            it.askReview(ANOTHER);
            assertThat(it.standing()).isEqualTo(from);
            assertThat(it.task(TaskKind.OBJECTION_REVIEW)).contains(TASK);
        } else {
            assertThatThrownBy(() -> it.askReview(TASK)).isInstanceOf(OutOfTurn.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void an_approval_follows_an_agreement_silence_or_a_dismissed_objection(Standing from) {
        var it = weakCaseAt(from);
        if (EnumSet.of(CONFIRMED, EXPIRED, DISMISSED).contains(from)) {
            it.askApproval(TASK, true);
            assertThat(it.standing()).isEqualTo(APPROVAL_ASKED);
        } else if (it.task(TaskKind.APPROVAL).isPresent()) {
            it.askApproval(ANOTHER, true);
            assertThat(it.standing()).isEqualTo(from);
            assertThat(it.task(TaskKind.APPROVAL)).contains(TASK);
        } else {
            assertThatThrownBy(() -> it.askApproval(TASK, true)).isInstanceOf(OutOfTurn.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void silence_until_the_end_of_the_window_is_noted_once_and_never_instead_of_a_word(Standing from) {
        var it = weakCaseAt(from);
        if (from == VERIFICATION_ASKED) {
            it.expireVerification();
            assertThat(it.standing()).isEqualTo(EXPIRED);
            assertThat(it.verified()).contains(false);
        } else if (from == EXPIRED) {
            assertThatCode(it::expireVerification).doesNotThrowAnyException();
            assertThat(it.standing()).isEqualTo(EXPIRED);
        } else {
            assertThatThrownBy(it::expireVerification).isInstanceOf(OutOfTurn.class);
            assertThat(it.standing()).isEqualTo(from);
        }
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void an_abortion_waives_what_is_pending_and_leaves_what_is_applied(Standing from) {
        var it = weakCaseAt(from);
        it.waive();
        assertThat(it.standing()).isEqualTo(DONE);
        assertThat(it.decision()).isEqualTo(from == DONE ? Decision.APPLIED : Decision.WAIVED);
        assertThat(it.awaits()).isEmpty();
    }

    @Test
    void nothing_is_asked_any_more_once_the_measure_is_waived() {
        var it = weakCaseAt(VERIFICATION_ASKED);
        it.waive();
        it.askReview(TASK);
        it.askApproval(TASK, true);
        it.expireVerification();
        assertThat(it.task(TaskKind.OBJECTION_REVIEW)).isEmpty();
        assertThat(it.task(TaskKind.APPROVAL)).isEmpty();
        assertThat(it.verified()).isEmpty();
        assertThatThrownBy(() -> it.apply(APPLIED)).isInstanceOf(OutOfTurn.class);
    }

    @Test
    void a_case_that_nobody_may_verify_goes_to_approval_at_once_and_says_so() {
        var it = weakCaseAt(NOT_ENTERED);
        it.askApproval(TASK, false);
        assertThat(it.standing()).isEqualTo(APPROVAL_ASKED);
        assertThat(it.verified()).contains(false);
    }

    @Test
    void a_unit_that_can_be_heard_is_asked_whatever_the_model_says() {
        assertThatThrownBy(() -> weakCaseAt(NOT_ENTERED).askApproval(TASK, true))
                .isInstanceOf(OutOfTurn.class)
                .hasMessageContaining("NOT_ENTERED");
    }

    @Test
    void an_exclusion_goes_to_approval_and_nobody_verifies_it() {
        var it = new Case(Finding.excluded(appraisal(), "机电部"));
        assertThat(it.decision()).isEqualTo(Decision.PENDING);
        assertThatThrownBy(() -> it.askUnit(TASK)).isInstanceOf(OutOfTurn.class);
        it.askApproval(TASK, true);
        assertThat(it.standing()).isEqualTo(APPROVAL_ASKED);
        assertThat(it.verified()).isEmpty();
    }

    @Test
    void without_a_measure_there_is_nothing_to_decide() {
        for (var finding : Set.of(
                Finding.notGraded(appraisal(), "机电部"),
                Finding.graded(appraisal(), "机电部", said(Grade.GOOD), said(Measure.NONE)))) {
            var it = new Case(finding);
            assertThat(it.decision()).isEqualTo(Decision.NONE);
            assertThat(it.standing()).isEqualTo(DONE);
            assertThatThrownBy(() -> it.askUnit(TASK)).isInstanceOf(OutOfTurn.class);
            assertThatThrownBy(() -> it.askApproval(TASK, false)).isInstanceOf(OutOfTurn.class);
            it.waive();
            assertThat(it.decision()).isEqualTo(Decision.NONE);
        }
    }

    @Test
    void verified_tells_whether_the_unit_spoke_not_what_it_said() {
        assertThat(weakCaseAt(CONFIRMED).verified()).contains(true);
        assertThat(weakCaseAt(OBJECTED).verified()).contains(true);
        assertThat(weakCaseAt(DISMISSED).verified()).contains(true);
        assertThat(weakCaseAt(EXPIRED).verified()).contains(false);
        assertThat(weakCaseAt(VERIFICATION_ASKED).verified()).isEmpty();
    }

    @Test
    void an_upheld_objection_and_a_rejection_waive_the_measure() {
        var upheld = weakCaseAt(REVIEW_ASKED);
        upheld.review(word(TaskKind.OBJECTION_REVIEW, true));
        var rejected = weakCaseAt(APPROVAL_ASKED);
        rejected.approve(word(TaskKind.APPROVAL, false));
        assertThat(upheld.decision()).isEqualTo(Decision.WAIVED);
        assertThat(rejected.decision()).isEqualTo(Decision.WAIVED);
    }

    @Test
    void a_measure_is_pending_until_it_is_applied() {
        for (var standing : EnumSet.complementOf(EnumSet.of(DONE))) {
            assertThat(weakCaseAt(standing).decision()).isEqualTo(Decision.PENDING);
        }
        assertThat(weakCaseAt(DONE).decision()).isEqualTo(Decision.APPLIED);
        assertThat(weakCaseAt(DONE).applied()).contains(APPLIED);
    }

    @Test
    void a_word_of_another_task_is_not_taken() {
        assertThatThrownBy(() -> weakCaseAt(APPROVAL_ASKED).approve(word(TaskKind.VERIFICATION, true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_acts_in_his_own_case_whatever_login_he_uses() {
        var it = weakCaseAt(APPROVAL_ASKED);
        assertThat(it.mayBeActedInBy(person("10432"))).isFalse();
        assertThat(it.mayBeActedInBy(account("hr7", "10432"))).isFalse();
        assertThat(it.mayBeActedInBy(account("10432", null))).isFalse();
        assertThat(it.mayBeActedInBy(account("hr7", "10433"))).isTrue();
        assertThat(it.mayBeActedInBy(account("hr7", null))).isTrue();
    }

    @Test
    void nobody_acts_twice_in_one_case_compared_by_person_and_by_login() {
        var it = weakCaseAt(VERIFICATION_ASKED);
        it.verify(Word.by(person("0101"), TaskKind.VERIFICATION, false, "外因", NOW));
        it.askReview(TASK);
        assertThat(it.mayBeActedInBy(person("0101"))).isFalse();
        assertThat(it.mayBeActedInBy(account("hr1", "0101"))).isFalse();
        assertThat(it.mayBeActedInBy(account("hr1", null))).isTrue();

        it.review(Word.by(account("hr1", null), TaskKind.OBJECTION_REVIEW, false, "不成立", NOW));
        assertThat(it.mayBeActedInBy(account("hr1", null))).isFalse();
        assertThat(it.mayBeActedInBy(account("hr1", "0999")))
                .as("the login was linked to a person since")
                .isFalse();
        assertThat(it.mayBeActedInBy(account("hr2", "0999"))).isTrue();
    }

    @Test
    void a_task_stays_with_the_login_that_did_it() {
        var it = weakCaseAt(VERIFICATION_ASKED);
        it.verify(Word.by(person("0101"), TaskKind.VERIFICATION, true, null, NOW));
        assertThat(it.hasWordOf(person("0101"), TaskKind.VERIFICATION)).isTrue();
        assertThat(it.hasWordOf(account("hr1", "0101"), TaskKind.VERIFICATION)).isFalse();
        assertThat(it.hasWordOf(person("0101"), TaskKind.APPROVAL)).isFalse();
    }

    private static Case weakCaseAt(Standing standing) {
        var it = new Case(Finding.graded(appraisal(), "机电部", said(Grade.WEAK), said(Measure.DEMOTION)));
        var ways = new EnumMap<Standing, Consumer<Case>>(Standing.class);
        Consumer<Case> asked = c -> c.askUnit(TASK);
        Consumer<Case> objected = asked.andThen(c -> c.verify(word(TaskKind.VERIFICATION, false)));
        Consumer<Case> reviewed = objected.andThen(c -> c.askReview(TASK));
        Consumer<Case> dismissed = reviewed.andThen(c -> c.review(word(TaskKind.OBJECTION_REVIEW, false)));
        Consumer<Case> approval = dismissed.andThen(c -> c.askApproval(TASK, true));
        Consumer<Case> approved = approval.andThen(c -> c.approve(word(TaskKind.APPROVAL, true)));
        ways.put(NOT_ENTERED, c -> {});
        ways.put(VERIFICATION_ASKED, asked);
        ways.put(CONFIRMED, asked.andThen(c -> c.verify(word(TaskKind.VERIFICATION, true))));
        ways.put(OBJECTED, objected);
        ways.put(EXPIRED, asked.andThen(Case::expireVerification));
        ways.put(REVIEW_ASKED, reviewed);
        ways.put(DISMISSED, dismissed);
        ways.put(APPROVAL_ASKED, approval);
        ways.put(APPROVED, approved);
        ways.put(DONE, approved.andThen(c -> c.apply(APPLIED)));
        ways.get(standing).accept(it);
        assertThat(it.standing()).isEqualTo(standing);
        return it;
    }

    private static Appraisal appraisal() {
        return new Appraisal(
                AppraisalId.of("0b1c2d3e-0000-0000-0000-000000000000"),
                new CampaignCode("2026"),
                new UnitCode("GY01"),
                new EmployeeNumber("10432"),
                "李伟",
                Rank.SECTION_CHIEF,
                null,
                false);
    }

    private static Word word(TaskKind kind, boolean yes) {
        return Word.by(account(kind.name().substring(0, 3), null), kind, yes, "理由", NOW);
    }

    private static Actor person(String number) {
        return new Actor(number, number, null, new EmployeeNumber(number));
    }

    private static Actor account(String login, String number) {
        return new Actor(login, login, SystemRole.HR_OFFICER, number == null ? null : new EmployeeNumber(number));
    }

    private static <T> Said<T> said(T value) {
        return new Said<>(value, "a-table:1");
    }
}
