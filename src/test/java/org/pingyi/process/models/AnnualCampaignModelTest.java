package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.jobQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.processInstanceQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code annual-campaign}: every path, with the stages' own processes cut short. */
class AnnualCampaignModelTest {
    @RegisterExtension
    static final ProcessEngineCoverageExtension COVERAGE = ModelEngine.coveringAllOf("annual-campaign");

    private Beans beans;

    @BeforeEach
    void twoUnitsWithoutAnybodyInThem() {
        beans = new Beans();
        when(beans.course.units("2026")).thenReturn(List.of("GY01", "GY02"));
        when(beans.course.ratingUnits("2026")).thenReturn(List.of("GY01", "GY02"));
        when(beans.course.outcomeUnits("2026")).thenReturn(List.of("GY01", "GY02"));
    }

    @AfterEach
    void leaveNothing() {
        ModelEngine.deleteEverythingThatRuns();
    }

    @Test
    void a_campaign_runs_from_its_opening_to_the_destruction_of_the_ballots() {
        var campaign = open();
        assertThat(campaign).isWaitingAt("userTask_enrolScrutineers");
        complete(task("userTask_enrolScrutineers", campaign));

        assertThat(campaign).isWaitingAt("timerEvent_plannedStart");
        execute(job("timerEvent_plannedStart", campaign));
        beans.called("startCollectionDelegate");
        runUnits(campaign, "callActivity_collection", "unit-collection");

        assertThat(campaign).isWaitingAt("timerEvent_collectionEnded");
        execute(job("timerEvent_collectionEnded", campaign));
        beans.called("closeCollectionDelegate");
        beans.called("startRatingDelegate");
        runUnits(campaign, "callActivity_rating", "unit-rating");

        assertThat(campaign).isWaitingAt("timerEvent_ratingEnded");
        execute(job("timerEvent_ratingEnded", campaign));
        beans.called("closeRatingDelegate");

        assertThat(campaign).isWaitingAt("userTask_openBallotBox");
        complete(task("userTask_openBallotBox", campaign));
        beans.called("countBallotsDelegate");
        beans.called("startOutcomesDelegate");
        runUnits(campaign, "callActivity_outcomes", "unit-outcome");

        assertThat(campaign).isWaitingAt("serviceTask_closeCampaign");
        execute(job("serviceTask_closeCampaign", campaign));
        beans.called("closeCampaignDelegate");

        assertThat(campaign).isWaitingAt("timerEvent_reviewPeriodEnded");
        beans.called("destroyBallotsDelegate", never());
        execute(job("timerEvent_reviewPeriodEnded", campaign));
        beans.called("destroyBallotsDelegate");
        assertThat(campaign).isEnded().hasPassed("endEvent_campaignClosed");
    }

    @Test
    void nothing_is_saved_between_the_opening_of_the_box_and_the_outcomes() {
        for (var broken : List.of("countBallotsDelegate", "startOutcomesDelegate")) {
            var campaign = waitingForTheScrutineers();
            beans.letFail(broken);

            assertThatThrownBy(() -> complete(task("userTask_openBallotBox", campaign)))
                    .hasMessageContaining("refused by the test");

            assertThat(campaign).isWaitingAt("userTask_openBallotBox");
            assertThat(jobQuery().processInstanceId(campaign.getId()).count()).isZero();
            beans.letPass(broken);
            complete(task("userTask_openBallotBox", campaign));
            assertThat(campaign).hasPassed("serviceTask_countBallots", "serviceTask_startOutcomes");
            ModelEngine.deleteEverythingThatRuns();
        }
    }

    @Test
    void a_clock_that_runs_fast_finds_the_deadline_not_reached_and_tries_again_for_ten_minutes() {
        var campaign = open();
        complete(task("userTask_enrolScrutineers", campaign));
        beans.letFail("startCollectionDelegate");

        assertThatThrownBy(() -> execute(job("timerEvent_plannedStart", campaign)))
                .hasMessageContaining("refused by the test");

        assertThat(campaign).isWaitingAt("timerEvent_plannedStart");
        assertThat(job("timerEvent_plannedStart", campaign).getRetries()).isEqualTo(59);
        beans.letPass("startCollectionDelegate");
        execute(job("timerEvent_plannedStart", campaign));
        assertThat(campaign).hasPassed("serviceTask_startCollection");
    }

    @Test
    void a_closing_that_fails_is_tried_again_and_keeps_the_outcomes() {
        var campaign = waitingForTheScrutineers();
        complete(task("userTask_openBallotBox", campaign));
        runUnits(campaign, "callActivity_outcomes", "unit-outcome");
        beans.letFail("closeCampaignDelegate");

        assertThatThrownBy(() -> execute(job("serviceTask_closeCampaign", campaign)))
                .hasMessageContaining("refused by the test");

        assertThat(campaign).hasPassed("callActivity_outcomes").isWaitingAt("serviceTask_closeCampaign");
        assertThat(job("serviceTask_closeCampaign", campaign).getRetries()).isEqualTo(2);
    }

    @Test
    void an_abortion_ends_whatever_is_open() {
        when(beans.course.cadres("2026", "GY01")).thenReturn(List.of("a", "b"));
        var campaign = open();
        complete(task("userTask_enrolScrutineers", campaign));
        execute(job("timerEvent_plannedStart", campaign));
        managementService().createJobQuery().processInstanceId(campaign.getId()).list().stream()
                .forEach(each -> managementService().executeJob(each.getId()));
        var unit =
                processInstanceQuery().processInstanceBusinessKey("2026/GY01").singleResult();
        assertThat(unit).isWaitingAt("userTask_submitSelfReport");

        runtimeService()
                .createMessageCorrelation("campaign-aborted")
                .processInstanceBusinessKey("2026")
                .correlate();

        beans.called("abortCampaignDelegate");
        assertThat(campaign).isEnded().hasPassed("endEvent_campaignAborted").hasNotPassed("endEvent_campaignClosed");
        assertThat(unit).isEnded();
    }

    private ProcessInstance open() {
        return runtimeService().startProcessInstanceByKey("annual-campaign", "2026", Map.of("campaign", "2026"));
    }

    private ProcessInstance waitingForTheScrutineers() {
        var campaign = open();
        complete(task("userTask_enrolScrutineers", campaign));
        execute(job("timerEvent_plannedStart", campaign));
        runUnits(campaign, "callActivity_collection", "unit-collection");
        execute(job("timerEvent_collectionEnded", campaign));
        runUnits(campaign, "callActivity_rating", "unit-rating");
        execute(job("timerEvent_ratingEnded", campaign));
        assertThat(campaign).isWaitingAt("userTask_openBallotBox");
        return campaign;
    }

    /** Each unit begins in a job of its own and is joined in another. */
    private void runUnits(ProcessInstance campaign, String activity, String called) {
        for (var step : List.of("async before", "async after")) {
            var jobs = jobQuery()
                    .processInstanceId(campaign.getId())
                    .activityId(activity)
                    .list();
            assertThat(jobs).as(step).hasSize(2).allMatch(job -> job.getRetries() == 3);
            jobs.forEach(job -> execute(job));
        }
        assertThat(campaign).hasPassed(activity);
        beans.called("abortCampaignDelegate", times(0));
        assertThat(ModelEngine.engine()
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .superProcessInstanceId(campaign.getId())
                        .processDefinitionKey(called)
                        .list())
                .extracting("businessKey")
                .containsExactlyInAnyOrder("2026/GY01", "2026/GY02");
    }
}
