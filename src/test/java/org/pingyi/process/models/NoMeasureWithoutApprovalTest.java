package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Domain rule 4: no path in any model leads from a timer or a decision table to a personnel measure without a human
 * approval. Proved by search over all models at once, and the proof is shown to find a way where there is one.
 */
class NoMeasureWithoutApprovalTest {
    private static final String APPROVE = "userTask_approveMeasure";
    private static final String APPROVED = "sequenceFlow_measureApproved";
    private static final String APPLY = "serviceTask_applyMeasure";
    /** What stands between the approval and the measure; nothing there can begin by itself. */
    private static final Set<String> BEHIND_THE_APPROVAL =
            Set.of("gateway_demotion", "businessRuleTask_rankAfterDemotion", "gateway_rankSettled", APPLY);

    @Test
    void a_measure_can_be_reached_at_all() {
        var ways = new Ways(Models.processes());
        assertThat(ways.from(List.of("startEvent_campaignOpened"))).contains(APPROVE, APPROVED, APPLY);
        assertThat(ways.from(List.of("timerEvent_collectionDeadline"))).contains(APPLY);
    }

    @Test
    void no_way_leads_to_a_measure_around_the_approver() {
        assertThat(waysAround(Models.processes())).isEmpty();
    }

    @Test
    void the_measure_is_applied_in_one_place_and_approved_by_one_answer() {
        var appliedBy = new ArrayList<String>();
        for (var process : Models.processes()) {
            Conventions.all(process, ServiceTask.class).stream()
                    .filter(task -> task.getCamundaDelegateExpression().contains("applyMeasure"))
                    .forEach(task -> appliedBy.add(process.file() + " " + task.getId()));
            Conventions.all(process, SequenceFlow.class).stream()
                    .filter(flow -> flow.getId().equals(APPROVED))
                    .forEach(flow -> {
                        assertThat(flow.getName()).isEqualTo("批准");
                        assertThat(flow.getConditionExpression().getTextContent())
                                .isEqualTo("${approved}");
                        assertThat(flow.getSource().getPreviousNodes().list())
                                .extracting("id")
                                .containsExactly(APPROVE);
                    });
        }
        assertThat(appliedBy).containsExactly("cadre-outcome " + APPLY);
    }

    @ParameterizedTest
    @CsvSource({
        // a timer, a decision table, a rejection, an exclusion and an event of the process, each led past the approver
        "cadre-outcome, sourceRef=\"serviceTask_expireVerification\" targetRef=\"gateway_approvalDue\","
                + " sourceRef=\"serviceTask_expireVerification\" targetRef=\"serviceTask_applyMeasure\"",
        "cadre-outcome, sourceRef=\"businessRuleTask_outcomeMeasure\" targetRef=\"serviceTask_confirmGrade\","
                + " sourceRef=\"businessRuleTask_outcomeMeasure\" targetRef=\"gateway_demotion\"",
        "cadre-outcome, sourceRef=\"gateway_measureApproved\" targetRef=\"endEvent_measureRejected\","
                + " sourceRef=\"gateway_measureApproved\" targetRef=\"gateway_rankSettled\"",
        "cadre-outcome, sourceRef=\"gateway_excluded\" targetRef=\"gateway_approvalDue\","
                + " sourceRef=\"gateway_excluded\" targetRef=\"gateway_measureApproved\"",
        "cadre-outcome, attachedToRef=\"userTask_verifyResult\", attachedToRef=\"userTask_approveMeasure\""
    })
    void a_way_around_the_approver_is_found(String name, String from, String to) {
        var broken = Models.process(name, xml -> {
            var changed = xml.replace(from, to);
            if (to.contains("attachedToRef")) {
                // the timer on another activity, and what follows it right before the measure
                changed = changed.replace(
                        "sourceRef=\"timerEvent_verificationExpired\" targetRef=\"serviceTask_expireVerification\"",
                        "sourceRef=\"timerEvent_verificationExpired\" targetRef=\"serviceTask_applyMeasure\"");
            }
            assertThat(changed).isNotEqualTo(xml);
            return changed;
        });
        var all = new ArrayList<Models.Process>(Models.processes());
        all.removeIf(process -> process.file().equals(name));
        all.add(broken);

        assertThat(waysAround(all)).isNotEmpty();
    }

    @Test
    void a_second_start_right_before_the_measure_is_found() {
        var broken = Models.process(
                "cadre-outcome",
                xml -> xml.replace(
                        "<bpmn:serviceTask id=\"serviceTask_applyMeasure\"",
                        "<bpmn:startEvent id=\"startEvent_shortCut\"><bpmn:outgoing>sequenceFlow_shortCut</bpmn:outgoing></bpmn:startEvent>"
                                + "<bpmn:sequenceFlow id=\"sequenceFlow_shortCut\" sourceRef=\"startEvent_shortCut\" targetRef=\"serviceTask_applyMeasure\" />"
                                + "<bpmn:serviceTask id=\"serviceTask_applyMeasure\""));
        assertThat(waysAround(List.of(broken))).isNotEmpty();
    }

    /** The places from which a measure can be reached without the approver, or without his 批准. */
    private static List<String> waysAround(List<Models.Process> processes) {
        var ways = new Ways(processes);
        var found = new ArrayList<String>();
        for (var closed : List.of(APPROVE, APPROVED)) {
            // from every beginning
            if (ways.from(ways.starts(), closed).contains(APPLY)) {
                found.add("from a start, without " + closed);
            }
            // from everything else: only what stands behind the approval reaches it, and no event is among that
            for (var place : ways.to(APPLY, closed)) {
                if (!BEHIND_THE_APPROVAL.contains(place)
                        && !(closed.equals(APPROVE) && place.equals("gateway_measureApproved"))) {
                    found.add("from " + place + ", without " + closed);
                }
            }
        }
        // and nothing leads in between but the approval itself
        for (var place : BEHIND_THE_APPROVAL) {
            var into = ways.to(place, APPROVED);
            into.removeAll(BEHIND_THE_APPROVAL);
            into.forEach(from -> found.add("from " + from + " in between, to " + place));
        }
        return found;
    }
}
