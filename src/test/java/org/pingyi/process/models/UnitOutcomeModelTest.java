package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.jobQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.processInstanceQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code unit-outcome}: every path. */
class UnitOutcomeModelTest {
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ModelEngine.coveringAllOf("unit-outcome");

    private Beans beans;

    @BeforeEach
    void oneExcludedAndOneNotGraded() {
        beans = new Beans();
        when(beans.course.cases("2026", "GY01")).thenReturn(List.of("excluded", "unclear"));
        beans.let("readResultDelegate", execution -> {
            if (execution.getVariable("appraisalId").equals("unclear")) {
                throw new BpmnError("notGraded");
            }
            execution.setVariable("excluded", true);
            execution.setVariable("measure", "EXCLUSION");
        });
    }

    @AfterEach
    void leaveNothing() {
        ModelEngine.deleteEverythingThatRuns();
    }

    @Test
    void each_cadre_has_a_case_of_his_own_and_the_last_decision_ends_the_unit() {
        var unit = start();
        execute(job("callActivity_cadreOutcome", unit));
        var open = processInstanceQuery()
                .processInstanceBusinessKey("2026/GY01/excluded")
                .singleResult();
        assertThat(open).isWaitingAt("userTask_approveMeasure");
        assertThat(runtimeService().getVariables(open.getId()))
                .containsOnly(
                        Map.entry("campaign", "2026"),
                        Map.entry("unit", "GY01"),
                        Map.entry("appraisalId", "excluded"),
                        Map.entry("label", "机电部 excluded"),
                        Map.entry("excluded", true),
                        Map.entry("measure", "EXCLUSION"));
        assertThat(unit).isNotEnded();

        complete(task("userTask_approveMeasure", open), withVariables("approved", false));
        execute(job(open));
        execute(job("callActivity_cadreOutcome", unit));

        assertThat(unit).isEnded().hasPassed("endEvent_unitDecided");
    }

    @Test
    void all_cases_begin_in_one_transaction_and_are_joined_one_by_one() {
        when(beans.course.cases("2026", "GY01")).thenReturn(List.of("unclear", "unclear", "unclear"));

        var unit = start();

        var joins = jobQuery().processInstanceId(unit.getId()).list();
        assertThat(joins).hasSize(3);
        joins.forEach(join -> execute(join));
        assertThat(unit).isEnded();
    }

    @Test
    void a_unit_without_cases_is_decided_at_once() {
        when(beans.course.cases("2026", "GY01")).thenReturn(List.of());
        assertThat(start()).isEnded().hasPassed("endEvent_unitDecided");
    }

    private static ProcessInstance start() {
        return runtimeService()
                .startProcessInstanceByKey("unit-outcome", "2026/GY01", Map.of("campaign", "2026", "unit", "GY01"));
    }
}
