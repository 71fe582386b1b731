package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.jobQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskQuery;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code unit-collection}: every path. */
class UnitCollectionModelTest {
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ModelEngine.coveringAllOf("unit-collection");

    private Beans beans;

    @BeforeEach
    void threeCadres() {
        beans = new Beans();
        when(beans.course.cadres("2026", "GY01")).thenReturn(List.of("a", "b", "c"));
    }

    @AfterEach
    void leaveNothing() {
        ModelEngine.deleteEverythingThatRuns();
    }

    @Test
    void every_cadre_is_asked_for_his_report_and_the_last_one_ends_it() {
        var unit = start();
        var open = taskQuery().processInstanceId(unit.getId()).list();
        assertThat(open).hasSize(3).allMatch(task -> task.getAssignee() == null);
        assertThat(open)
                .extracting(task -> runtimeService().getVariableLocal(task.getExecutionId(), "appraisalId"))
                .containsExactlyInAnyOrder("a", "b", "c");

        open.subList(0, 2).forEach(task -> complete(task));
        assertThat(unit).isWaitingAt("userTask_submitSelfReport");
        complete(open.get(2));

        assertThat(unit).isEnded().hasPassed("endEvent_allSubmitted");
        beans.called("excludeMissingDelegate", never());
    }

    @Test
    void a_unit_without_cadres_has_nothing_to_wait_for() {
        when(beans.course.cadres("2026", "GY01")).thenReturn(List.of());
        assertThat(start()).isEnded().hasPassed("endEvent_allSubmitted");
    }

    @Test
    void who_is_missing_is_reminded_twice_and_goes_on_writing() {
        var unit = start();
        verify(beans.course).reminder("2026", 50);
        verify(beans.course).reminder("2026", 90);

        for (var reminder : List.of("timerEvent_firstReminder", "timerEvent_lastReminder")) {
            execute(job(reminder, unit));
            execute(job("serviceTask_remindMissing", unit));
            assertThat(unit).hasPassed(reminder).isWaitingAt("userTask_submitSelfReport");
        }

        beans.called("remindMissingDelegate", times(2));
        assertThat(unit).hasPassed("endEvent_missingReminded");
        assertThat(taskQuery().processInstanceId(unit.getId()).count()).isEqualTo(3);
    }

    @Test
    void a_reminder_that_fails_is_tried_again_without_asking_for_the_timer() {
        var unit = start();
        execute(job("timerEvent_firstReminder", unit));
        beans.letFail("remindMissingDelegate");

        assertThatThrownBy(() -> execute(job("serviceTask_remindMissing", unit)))
                .hasMessageContaining("refused by the test");

        assertThat(job("serviceTask_remindMissing", unit).getRetries()).isEqualTo(2);
        assertThat(unit).isWaitingAt("userTask_submitSelfReport");
    }

    @Test
    void at_the_deadline_who_is_missing_is_excluded() {
        var unit = start();
        complete(taskQuery().processInstanceId(unit.getId()).list().get(0));

        execute(job("timerEvent_collectionDeadline", unit));

        beans.called("excludeMissingDelegate");
        assertThat(unit).isEnded().hasPassed("endEvent_missingExcluded").hasNotPassed("endEvent_allSubmitted");
    }

    @Test
    void a_deadline_that_the_database_has_not_reached_excludes_nobody() {
        var unit = start();
        beans.letFail("excludeMissingDelegate");

        assertThatThrownBy(() -> execute(job("timerEvent_collectionDeadline", unit)))
                .hasMessageContaining("refused by the test");

        assertThat(taskQuery().processInstanceId(unit.getId()).count()).isEqualTo(3);
        assertThat(job("timerEvent_collectionDeadline", unit).getRetries()).isEqualTo(59);
    }

    @Test
    void one_unit_has_three_timers_however_many_cadres_it_has() {
        assertThat(jobQuery().processInstanceId(start().getId()).timers().count())
                .isEqualTo(3);
    }

    private static ProcessInstance start() {
        return runtimeService()
                .startProcessInstanceByKey("unit-collection", "2026/GY01", Map.of("campaign", "2026", "unit", "GY01"));
    }
}
