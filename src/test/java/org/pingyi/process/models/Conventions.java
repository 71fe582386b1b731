package org.pingyi.process.models;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.DomElement;

/** The conventions of the models, each as a list of what breaks it. */
final class Conventions {
    /** What an element's id begins with. */
    private static final Map<String, String> PREFIX = Map.ofEntries(
            Map.entry("definitions", "definitions"),
            Map.entry("startEvent", "startEvent"),
            Map.entry("endEvent", "endEvent"),
            Map.entry("userTask", "userTask"),
            Map.entry("serviceTask", "serviceTask"),
            Map.entry("businessRuleTask", "businessRuleTask"),
            Map.entry("callActivity", "callActivity"),
            Map.entry("exclusiveGateway", "gateway"),
            Map.entry("parallelGateway", "gateway"),
            Map.entry("sequenceFlow", "sequenceFlow"),
            Map.entry("timerEventDefinition", "timerEventDefinition"),
            Map.entry("messageEventDefinition", "messageEventDefinition"),
            Map.entry("errorEventDefinition", "errorEventDefinition"),
            Map.entry("message", "message"),
            Map.entry("error", "error"),
            Map.entry("group", "group"),
            Map.entry("category", "category"),
            Map.entry("categoryValue", "categoryValue"),
            Map.entry("textAnnotation", "textAnnotation"),
            Map.entry("association", "association"),
            Map.entry("BPMNDiagram", "diagram"),
            Map.entry("BPMNPlane", "plane"));

    /** The tasks that have a page of their own and can be completed by its use case only. */
    private static final Map<String, String> OWN_PAGES = Map.of(
            "userTask_enrolScrutineers", "app:tasks/enrolment",
            "userTask_submitSelfReport", "app:tasks/self-report",
            "userTask_ratePrincipal", "app:tasks/ballot",
            "userTask_rateDeputy", "app:tasks/ballot",
            "userTask_rateStaff", "app:tasks/ballot",
            "userTask_openBallotBox", "app:tasks/opening");

    private Conventions() {}

    static List<String> ofIds(Models.Process process) {
        var wrong = new ArrayList<String>();
        walk(process.model().getDocument().getRootElement()).forEach(element -> {
            var id = element.getAttribute("id");
            var type = element.getLocalName();
            if (id == null) {
                return;
            }
            if (type.equals("BPMNShape") || type.equals("BPMNEdge")) {
                if (!id.equals(element.getAttribute("bpmnElement") + "_di")) {
                    wrong.add(id + " is not its element's id and _di");
                }
            } else if (!type.equals("process") && !id.matches(prefix(element, process) + "_[a-z][A-Za-z]+")) {
                wrong.add(id + " is no speaking id of a " + type);
            }
        });
        return wrong;
    }

    private static String prefix(DomElement element, Models.Process process) {
        var type = element.getLocalName();
        if (type.equals("subProcess")) {
            return "true".equals(element.getAttribute("triggeredByEvent")) ? "eventSubProcess" : "subProcess";
        }
        if (type.equals("boundaryEvent") || type.equals("intermediateCatchEvent")) {
            CatchEvent event = process.model().getModelElementById(element.getAttribute("id"));
            return event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance)
                    ? "errorEvent"
                    : "timerEvent";
        }
        return PREFIX.getOrDefault(type, "(unexpected " + type + ")");
    }

    static List<String> ofFiles(Models.Process process) {
        return all(process, Process.class).stream()
                .filter(each -> !each.getId().equals(process.file()) || !each.isExecutable())
                .map(each -> each.getId() + " is not the executable process of " + process.file())
                .toList();
    }

    /** Chinese labels: everything that a person reads has one, a question has its answers. */
    static List<String> ofLabels(Models.Process process) {
        var wrong = new ArrayList<String>();
        for (var node : all(process, FlowNode.class)) {
            var joins = node instanceof Gateway gateway && gateway.getOutgoing().size() == 1;
            if (joins || node instanceof ParallelGateway) {
                if (node.getName() != null) {
                    wrong.add(node.getId() + " asks nothing and has a label");
                }
            } else if (!chinese(node.getName())) {
                wrong.add(node.getId() + " has no Chinese label");
            } else if (node instanceof ExclusiveGateway && !node.getName().endsWith("？")) {
                wrong.add(node.getId() + " is no question");
            } else if (node instanceof Event && !node.getName().matches(".+已.+|.+未.+|.+不足|无需.+")) {
                wrong.add(node.getId() + " doesn't say what has happened");
            }
        }
        for (var gateway : all(process, ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                for (var answer : gateway.getOutgoing()) {
                    if (!chinese(answer.getName()) || answer.getConditionExpression() == null) {
                        wrong.add(answer.getId() + " is no answer");
                    }
                }
            }
        }
        return wrong;
    }

    private static boolean chinese(String label) {
        return label != null && label.matches("[\\p{IsHan}？]{2,10}|是|否");
    }

    static List<String> ofDocumentation(Models.Process process) {
        return Stream.concat(all(process, UserTask.class).stream(), all(process, Process.class).stream())
                .filter(element -> element.getDocumentations().stream()
                        .noneMatch(words -> words.getTextContent().length() > 20))
                .map(element -> element.getId() + " doesn't tell its user what to do")
                .toList();
    }

    static List<String> ofHistory(Models.Process process) {
        return all(process, Process.class).stream()
                .filter(each -> !"P400D".equals(each.getCamundaHistoryTimeToLiveString())
                        || each.isCamundaStartableInTasklist())
                .map(each -> each.getId() + " is kept for another time than 400 days, or may be started by hand")
                .toList();
    }

    /** The announced rules hold for the whole campaign: what is called stands in the caller's deployment. */
    static List<String> ofBinding(Models.Process process) {
        var wrong = new ArrayList<String>();
        for (var call : all(process, CallActivity.class)) {
            if (!"deployment".equals(call.getCamundaCalledElementBinding())
                    || !Files.exists(Models.PROCESSES.resolve(call.getCalledElement() + ".bpmn"))) {
                wrong.add(call.getId() + " calls something that may change");
            }
        }
        for (var rule : all(process, BusinessRuleTask.class)) {
            if (!"deployment".equals(rule.getCamundaDecisionRefBinding())
                    || !"singleEntry".equals(rule.getCamundaMapDecisionResult())
                    || !Files.exists(Models.PROCESSES.resolve(rule.getCamundaDecisionRef() + ".dmn"))) {
                wrong.add(rule.getId() + " asks a table that may change");
            }
        }
        return wrong;
    }

    /** Save points: after the office's user tasks, around each unit, before slow or irreversible work, nowhere else. */
    static List<String> ofSavePoints(Models.Process process) {
        var wrong = new ArrayList<String>();
        for (var node : all(process, FlowNode.class)) {
            if (node instanceof Gateway && (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())) {
                wrong.add(node.getId() + " is a gateway with a save point");
            }
            if (!node.isCamundaExclusive()) {
                wrong.add(node.getId() + " is not exclusive");
            }
            var expected = isTimer(node)
                    ? "R60/PT10S"
                    : node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter() ? "R3/PT1M" : null;
            if (!Objects.equals(expected, retries(node.getExtensionElements()))) {
                wrong.add(node.getId() + " is tried again otherwise than " + expected);
            }
            if (node instanceof UserTask task && (task.isCamundaAsyncAfter() != isOffice(task))) {
                wrong.add(node.getId() + " is an office task without a save point, or another one with it");
            }
        }
        for (var loop : all(process, MultiInstanceLoopCharacteristics.class)) {
            var calls = loop.getParentElement() instanceof CallActivity;
            var perCadre = calls
                    && ((CallActivity) loop.getParentElement())
                            .getCalledElement()
                            .equals("cadre-outcome");
            if (loop.isSequential()
                    || loop.isCamundaAsyncAfter() != calls
                    || loop.isCamundaAsyncBefore() != (calls && !perCadre)
                    || (calls && !"R3/PT1M".equals(retries(loop.getExtensionElements())))) {
                wrong.add(((Activity) loop.getParentElement()).getId()
                        + " has other save points around each of its instances");
            }
        }
        return wrong;
    }

    /** The box's key lives on one thread: no save point from the opening to the first unit's outcome. */
    static List<String> ofOpening(Models.Process process) {
        var wrong = new ArrayList<String>();
        FlowNode node = process.model().getModelElementById("userTask_openBallotBox");
        while (node != null && !node.getId().equals("callActivity_outcomes")) {
            if (node.isCamundaAsyncAfter()) {
                wrong.add(node.getId() + " saves between opening and counting");
            }
            node = node.getOutgoing().size() == 1
                    ? node.getOutgoing().iterator().next().getTarget()
                    : null;
            if (node == null || node.isCamundaAsyncBefore() || node instanceof CatchEvent) {
                wrong.add((node == null ? "a fork" : node.getId()) + " saves between opening and counting");
                return wrong;
            }
        }
        return wrong;
    }

    /** No logic in a model: no scripts, no lanes, no classes, no listeners but the three that tell our pages of a task. */
    static List<String> ofLogic(Models.Process process) {
        var wrong = new ArrayList<String>();
        all(process, ScriptTask.class).forEach(each -> wrong.add(each.getId() + " is a script"));
        all(process, CamundaScript.class).forEach(each -> wrong.add("a script"));
        all(process, Lane.class).forEach(each -> wrong.add(each.getId() + " is a lane"));
        all(process, CamundaExecutionListener.class).forEach(each -> wrong.add("an execution listener"));
        all(process, CamundaOut.class).forEach(each -> wrong.add("variables come back from a called process"));
        all(process, CamundaIn.class).stream()
                .filter(each -> each.getCamundaVariables() != null)
                .forEach(each -> wrong.add("all variables are passed on"));
        all(process, CamundaTaskListener.class).stream()
                .filter(each -> !"create".equals(each.getCamundaEvent())
                        || each.getCamundaDelegateExpression() == null
                        || !each.getCamundaDelegateExpression().matches("\\$\\{ask\\w+Listener}"))
                .forEach(each -> wrong.add("a listener that does more than tell of a task"));
        all(process, SequenceFlow.class).stream()
                .filter(each -> each.getConditionExpression() != null
                        && each.getConditionExpression().getLanguage() != null)
                .forEach(each -> wrong.add(each.getId() + " is decided by a script"));
        all(process, ServiceTask.class).stream()
                .filter(each -> !named(each).equals(each.getCamundaDelegateExpression())
                        || each.getCamundaClass() != null
                        || each.getCamundaExpression() != null
                        || each.getCamundaType() != null
                        || each.getCamundaResultVariable() != null)
                .forEach(each -> wrong.add(each.getId() + " is not done by the delegate of its name"));
        return wrong;
    }

    private static String named(ServiceTask task) {
        return "${" + task.getId().substring("serviceTask_".length()) + "Delegate}";
    }

    /** Every user task names its form; nobody can press "complete" on one whose page is ours. */
    static List<String> ofForms(Models.Process process) {
        var wrong = new ArrayList<String>();
        for (var task : all(process, UserTask.class)) {
            if (task.getCamundaAssignee() != null) {
                wrong.add(task.getId() + " is assigned to somebody");
            }
            if (OWN_PAGES.containsKey(task.getId())) {
                if (!OWN_PAGES.get(task.getId()).equals(task.getCamundaFormKey())
                        || task.getCamundaFormRef() != null
                        || task.getCamundaCandidateUsers() != null
                        || task.getCamundaCandidateGroups() != null) {
                    wrong.add(task.getId() + " can be completed past its own page");
                }
            } else if (task.getCamundaFormKey() != null
                    || task.getCamundaFormRef() == null
                    || !"deployment".equals(task.getCamundaFormRefBinding())
                    || !Files.exists(Models.FORMS.resolve(task.getCamundaFormRef() + ".form"))
                    || (task.getCamundaCandidateUsers() == null) == (task.getCamundaCandidateGroups() == null)) {
                wrong.add(task.getId() + " has no form of the deployment, or nobody who may fill it in");
            }
        }
        return wrong;
    }

    /** Every different ending its own end event. */
    static List<String> ofEndings(Models.Process process) {
        var wrong = new ArrayList<String>();
        all(process, SequenceFlow.class).stream()
                .filter(flow -> flow.getTarget() instanceof EndEvent)
                .collect(groupingBy(flow -> flow.getTarget().getId()))
                .forEach((end, ways) -> {
                    if (ways.size() > 1) {
                        wrong.add(end + " is the end of several ways");
                    }
                });
        all(process, EndEvent.class).stream()
                .collect(groupingBy(end -> String.valueOf(end.getName())))
                .forEach((name, ends) -> {
                    if (ends.size() > 1) {
                        wrong.add(ends.size() + " endings are called " + name);
                    }
                });
        return wrong;
    }

    /** A deadline is a date that our tables say. */
    static List<String> ofTimers(Models.Process process) {
        return all(process, TimerEventDefinition.class).stream()
                .filter(timer -> timer.getTimeDate() == null
                        || !timer.getTimeDate().getTextContent().matches("\\$\\{course\\.\\w+\\(campaign(, \\d+)?\\)}"))
                .map(timer -> timer.getId() + " is no date of the campaign")
                .toList();
    }

    static List<String> ofTables(Models.Decision decision) {
        var wrong = new ArrayList<String>();
        for (var each : decision.model().getModelElementsByType(Decision.class)) {
            if (!each.getId().equals(decision.file())
                    || !"P400D".equals(each.getCamundaHistoryTimeToLiveString())
                    || !chinese(each.getName())) {
                wrong.add(each.getId() + " is not the table of " + decision.file() + ", or is kept for another time");
            }
        }
        for (var table : decision.model().getModelElementsByType(DecisionTable.class)) {
            if (!"UNIQUE".equals(table.getDomElement().getAttribute("hitPolicy"))) {
                wrong.add(table.getId() + " may have more than one answer");
            }
        }
        for (var rule : decision.model().getModelElementsByType(Rule.class)) {
            if (rule.getDescription() == null
                    || !rule.getDescription().getTextContent().startsWith("评议办法：")) {
                wrong.add(rule.getId() + " names no clause");
            }
            if (rule.getInputEntries().size() != 1 || rule.getOutputEntries().size() != 1) {
                wrong.add(rule.getId() + " has more than one question or answer");
            }
        }
        var prefixes =
                Set.of("input", "inputExpression", "output", "rule", "inputEntry", "outputEntry", "decisionTable");
        walk(decision.model().getDocument().getRootElement())
                .filter(element -> prefixes.contains(element.getLocalName()))
                .filter(element ->
                        !String.valueOf(element.getAttribute("id")).matches(element.getLocalName() + "_[a-z][A-Za-z]+"))
                .forEach(element -> wrong.add(element.getAttribute("id") + " is no speaking id"));
        if (walk(decision.model().getDocument().getRootElement())
                .noneMatch(element -> element.getLocalName().equals("DMNShape"))) {
            wrong.add(decision.file() + " has no picture");
        }
        return wrong;
    }

    private static boolean isOffice(UserTask task) {
        return !OWN_PAGES.containsKey(task.getId());
    }

    private static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static String retries(ExtensionElements extensions) {
        return extensions == null
                ? null
                : extensions.getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).list().stream()
                        .map(each -> each.getTextContent())
                        .findFirst()
                        .orElse(null);
    }

    static <T extends BpmnModelElementInstance> Collection<T> all(Models.Process process, Class<T> type) {
        return process.model().getModelElementsByType(type);
    }

    private static Stream<DomElement> walk(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(Conventions::walk));
    }
}
