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
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code unit-rating}: every path. */
class UnitRatingModelTest {
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ModelEngine.coveringAllOf("unit-rating");

    private Beans beans;

    @BeforeEach
    void onePrincipalTwoDeputiesThreeOthers() {
        beans = new Beans();
        when(beans.course.entitled("2026", "GY01", "PRINCIPAL")).thenReturn(List.of("p1"));
        when(beans.course.entitled("2026", "GY01", "DEPUTY")).thenReturn(List.of("d1", "d2"));
        when(beans.course.entitled("2026", "GY01", "STAFF")).thenReturn(List.of("s1", "s2", "s3"));
    }

    @AfterEach
    void leaveNothing() {
        ModelEngine.deleteEverythingThatRuns();
    }

    @Test
    void every_group_rates_at_the_same_time_and_the_last_ballot_ends_it() {
        var unit = start();
        assertThat(openIn("userTask_ratePrincipal", unit)).isEqualTo(1);
        assertThat(openIn("userTask_rateDeputy", unit)).isEqualTo(2);
        assertThat(openIn("userTask_rateStaff", unit)).isEqualTo(3);

        var open = taskQuery().processInstanceId(unit.getId()).list();
        assertThat(open).allMatch(task -> task.getAssignee() == null);
        open.subList(0, 5).forEach(task -> complete(task));
        assertThat(unit).isNotEnded();
        complete(open.get(5));

        assertThat(unit).isEnded().hasPassed("endEvent_groupsFinished", "endEvent_allCast");
        beans.called("closeUnitRatingDelegate", never());
    }

    @Test
    void a_group_without_anybody_keeps_nobody_waiting() {
        when(beans.course.entitled("2026", "GY01", "PRINCIPAL")).thenReturn(List.of());
        when(beans.course.entitled("2026", "GY01", "DEPUTY")).thenReturn(List.of());
        var unit = start();

        taskQuery().processInstanceId(unit.getId()).list().forEach(task -> complete(task));

        assertThat(unit).isEnded().hasPassed("endEvent_allCast");
    }

    @Test
    void the_deadline_ends_the_rating_with_ballots_missing() {
        var unit = start();
        assertThat(jobQuery().processInstanceId(unit.getId()).timers().count()).isEqualTo(1);
        complete(taskQuery()
                .processInstanceId(unit.getId())
                .taskDefinitionKey("userTask_ratePrincipal")
                .singleResult());

        execute(job("timerEvent_ratingDeadline", unit));

        beans.called("closeUnitRatingDelegate");
        assertThat(unit).isEnded().hasPassed("endEvent_ratingClosed").hasNotPassed("endEvent_allCast");
        assertThat(taskQuery().processInstanceId(unit.getId()).count()).isZero();
    }

    @Test
    void a_deadline_that_the_database_has_not_reached_closes_nothing() {
        var unit = start();
        beans.letFail("closeUnitRatingDelegate");

        assertThatThrownBy(() -> execute(job("timerEvent_ratingDeadline", unit)))
                .hasMessageContaining("refused by the test");

        assertThat(taskQuery().processInstanceId(unit.getId()).count()).isEqualTo(6);
        assertThat(job("timerEvent_ratingDeadline", unit).getRetries()).isEqualTo(59);
    }

    private static long openIn(String task, ProcessInstance unit) {
        return taskQuery()
                .processInstanceId(unit.getId())
                .taskDefinitionKey(task)
                .count();
    }

    private static ProcessInstance start() {
        return runtimeService()
                .startProcessInstanceByKey("unit-rating", "2026/GY01", Map.of("campaign", "2026", "unit", "GY01"));
    }
}
