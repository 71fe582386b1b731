package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code cadre-outcome}: every path, with the real decision tables. */
class CadreOutcomeModelTest {
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ModelEngine.coveringAllOf("cadre-outcome");

    private Beans beans;

    @BeforeEach
    void aSectionChief() {
        beans = new Beans();
        when(beans.course.rank("10432")).thenReturn("SECTION_CHIEF");
        beans.let("confirmGradeDelegate", execution -> {
            execution.removeVariable("grade");
            execution.removeVariable("score");
        });
    }

    @AfterEach
    void leaveNothing() {
        ModelEngine.deleteEverythingThatRuns();
    }

    @Test
    void a_weak_cadre_is_demoted_once_his_unit_and_hr_agree() {
        beans.let("applyMeasureDelegate", execution -> {
            assertThat(execution.getVariable("measure")).isEqualTo("DEMOTION");
            assertThat(execution.getVariable("newRank")).isEqualTo("DEPUTY_SECTION_CHIEF");
        });
        var outcome = startWith(64_50);

        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", true));
        advance(outcome);
        complete(task("userTask_approveMeasure", outcome), withVariables("approved", true));
        beans.called("applyMeasureDelegate", never());
        advance(outcome);

        beans.called("applyMeasureDelegate");
        assertThat(outcome).isEnded().hasPassed("businessRuleTask_rankAfterDemotion", "endEvent_measureApplied");
    }

    @Test
    void a_poor_cadre_is_transferred_without_asking_for_a_rank() {
        beans.let(
                "applyMeasureDelegate",
                execution -> assertThat(execution.getVariable("measure")).isEqualTo("TRANSFER"));
        var outcome = startWith(59_99);

        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", true));
        advance(outcome);
        complete(task("userTask_approveMeasure", outcome), withVariables("approved", true));
        advance(outcome);

        beans.called("applyMeasureDelegate");
        assertThat(outcome)
                .isEnded()
                .hasPassed("endEvent_measureApplied")
                .hasNotPassed("businessRuleTask_rankAfterDemotion");
    }

    @Test
    void a_good_cadre_needs_no_measure_and_asks_nobody() {
        for (var score : new int[] {95_00, 85_00, 70_00}) {
            var outcome = startWith(score);
            assertThat(outcome).isEnded().hasPassed("serviceTask_confirmGrade", "endEvent_noMeasure");
        }
        beans.called("applyMeasureDelegate", never());
    }

    @Test
    void too_few_valid_marks_end_it_without_a_grade() {
        beans.let("readResultDelegate", execution -> {
            throw new BpmnError("notGraded");
        });
        assertThat(start())
                .isEnded()
                .hasPassed("errorEvent_notGraded", "endEvent_notGraded")
                .hasNotPassed("businessRuleTask_gradeBand");
    }

    @Test
    void an_excluded_cadre_goes_straight_to_the_approver() {
        var outcome = excluded();

        assertThat(outcome).isWaitingAt("userTask_approveMeasure").hasNotPassed("businessRuleTask_gradeBand");
        complete(task("userTask_approveMeasure", outcome), withVariables("approved", true));
        advance(outcome);

        beans.told("askUnitListener", never());
        beans.called("applyMeasureDelegate");
        assertThat(outcome).isEnded().hasPassed("endEvent_measureApplied");
    }

    @Test
    void a_case_that_nobody_may_verify_goes_to_the_approver() {
        when(beans.course.canBeVerified("10432")).thenReturn(false);
        var outcome = startWith(64_50);
        assertThat(outcome).isWaitingAt("userTask_approveMeasure").hasNotPassed("userTask_verifyResult");
        beans.told("askUnitListener", never());
    }

    @Test
    void a_case_that_nobody_did_verify_goes_to_the_approver_and_says_so() {
        var outcome = startWith(64_50);

        execute(job("timerEvent_verificationExpired", outcome));

        beans.called("expireVerificationDelegate");
        assertThat(outcome).isWaitingAtExactly("userTask_approveMeasure").hasPassed("timerEvent_verificationExpired");
    }

    @Test
    void an_objection_is_reviewed_and_when_upheld_waives_the_measure() {
        var outcome = objected();

        complete(task("userTask_reviewObjection", outcome), withVariables("upheld", true));
        advance(outcome);

        assertThat(outcome).isEnded().hasPassed("endEvent_objectionUpheld").hasNotPassed("userTask_approveMeasure");
    }

    @Test
    void a_dismissed_objection_goes_on_to_the_approver() {
        var outcome = objected();

        complete(task("userTask_reviewObjection", outcome), withVariables("upheld", false));
        advance(outcome);

        assertThat(outcome).isWaitingAt("userTask_approveMeasure");
    }

    @Test
    void a_rejected_measure_is_not_applied() {
        var outcome = excluded();

        complete(task("userTask_approveMeasure", outcome), withVariables("approved", false));
        advance(outcome);

        beans.called("applyMeasureDelegate", never());
        assertThat(outcome).isEnded().hasPassed("endEvent_measureRejected");
    }

    @Test
    void a_decision_that_was_not_given_is_no_approval() {
        var outcome = excluded();

        complete(task("userTask_approveMeasure", outcome));
        assertThatThrownBy(() -> advance(outcome)).hasMessageContaining("approved");

        beans.called("applyMeasureDelegate", never());
        assertThat(outcome).isNotEnded();
    }

    @Test
    void applying_that_fails_is_tried_again_without_asking_the_approver_again() {
        var outcome = startWith(64_50);
        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", true));
        advance(outcome);
        complete(task("userTask_approveMeasure", outcome), withVariables("approved", true));
        beans.letFail("applyMeasureDelegate");

        assertThatThrownBy(() -> advance(outcome)).hasMessageContaining("refused by the test");

        assertThat(taskQuery().processInstanceId(outcome.getId()).count()).isZero();
        assertThat(job(outcome).getRetries()).isEqualTo(2);
        assertThat(runtimeService().getVariables(outcome.getId())).doesNotContainKey("newRank");
        beans.letPass("applyMeasureDelegate");
        advance(outcome);
        beans.called("applyMeasureDelegate", times(2));
        assertThat(outcome).isEnded().hasPassed("endEvent_measureApplied");
    }

    @Test
    void neither_score_nor_grade_outlives_the_first_transaction() {
        var outcome = startWith(64_50);
        assertThat(outcome).isWaitingAt("userTask_verifyResult");
        assertThat(runtimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(outcome.getId())
                        .list())
                .extracting("name")
                .containsExactlyInAnyOrder("campaign", "unit", "appraisalId", "label", "excluded", "measure");
    }

    @Test
    void our_pages_hear_of_a_task_when_it_is_there_and_only_then() {
        beans.told("askUnitListener", never());
        var outcome = objected();
        beans.told("askUnitListener", times(1));
        beans.told("askReviewListener", times(1));
        beans.told("askApprovalListener", never());

        complete(task("userTask_reviewObjection", outcome), withVariables("upheld", false));
        advance(outcome);
        beans.told("askApprovalListener", times(1));
    }

    @Test
    void the_units_verifiers_review_and_approval_see_their_tasks() {
        var outcome = startWith(64_50);
        assertThat(candidates("userTask_verifyResult", outcome)).isEqualTo("user 10001");
        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", false));
        advance(outcome);
        assertThat(candidates("userTask_reviewObjection", outcome)).isEqualTo("group HR_OFFICER");
        complete(task("userTask_reviewObjection", outcome), withVariables("upheld", false));
        advance(outcome);
        assertThat(candidates("userTask_approveMeasure", outcome)).isEqualTo("group HR_APPROVER");
    }

    @Test
    void each_office_task_brings_its_form() {
        var outcome = startWith(64_50);
        assertThat(form("userTask_verifyResult", outcome))
                .contains("\"confirmed\"")
                .contains("\"reason\"");
        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", false));
        advance(outcome);
        assertThat(form("userTask_reviewObjection", outcome))
                .contains("\"upheld\"")
                .contains("\"reason\"");
        complete(task("userTask_reviewObjection", outcome), withVariables("upheld", false));
        advance(outcome);
        assertThat(form("userTask_approveMeasure", outcome))
                .contains("\"approved\"")
                .contains("\"reason\"");
    }

    private ProcessInstance startWith(long hundredths) {
        beans.let("readResultDelegate", execution -> {
            execution.setVariable("excluded", false);
            execution.setVariable("score", Variables.longValue(hundredths, true));
        });
        return start();
    }

    private ProcessInstance excluded() {
        beans.let("readResultDelegate", execution -> {
            execution.setVariable("excluded", true);
            execution.setVariable("measure", "EXCLUSION");
        });
        return start();
    }

    private ProcessInstance objected() {
        var outcome = startWith(64_50);
        complete(task("userTask_verifyResult", outcome), withVariables("confirmed", false));
        advance(outcome);
        assertThat(outcome).isWaitingAtExactly("userTask_reviewObjection");
        return outcome;
    }

    private static ProcessInstance start() {
        return runtimeService()
                .startProcessInstanceByKey(
                        "cadre-outcome",
                        "2026/GY01/10432",
                        Map.of("campaign", "2026", "unit", "GY01", "appraisalId", "10432", "label", "机电部 李伟"));
    }

    private static void advance(ProcessInstance outcome) {
        execute(job(outcome));
    }

    private static String candidates(String task, ProcessInstance outcome) {
        return taskService().getIdentityLinksForTask(task(task, outcome).getId()).stream()
                .map(CadreOutcomeModelTest::candidate)
                .reduce("", (one, other) -> one.isEmpty() ? other : one + ", " + other);
    }

    private static String candidate(IdentityLink link) {
        return link.getUserId() != null ? "user " + link.getUserId() : "group " + link.getGroupId();
    }

    private static String form(String task, ProcessInstance outcome) {
        try (var form = ModelEngine.engine()
                .getFormService()
                .getDeployedTaskForm(task(task, outcome).getId())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
