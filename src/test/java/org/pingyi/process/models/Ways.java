package org.pingyi.process.models;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * All ways through all models as one graph: along flows, from an activity to the events on its border, into and out of
 * subprocesses and called processes, and from anywhere in a scope to its event subprocesses. It knows more ways than the
 * engine (it ignores every condition), so what it cannot reach, the engine cannot.
 */
final class Ways {
    private final Map<String, Set<String>> next = new HashMap<>();
    private final Map<String, FlowNode> nodes = new HashMap<>();
    private final Set<String> starts = new LinkedHashSet<>();

    Ways(Collection<Models.Process> processes) {
        for (var process : processes) {
            for (var node : Conventions.all(process, FlowNode.class)) {
                nodes.put(node.getId(), node);
                next.computeIfAbsent(node.getId(), id -> new TreeSet<>());
            }
            for (var flow : Conventions.all(process, SequenceFlow.class)) {
                // a flow is a place of its own, so that it can be closed
                join(flow.getSource().getId(), flow.getId());
                join(flow.getId(), flow.getTarget().getId());
            }
            for (var event : Conventions.all(process, BoundaryEvent.class)) {
                join(event.getAttachedTo().getId(), event.getId());
            }
            for (var sub : Conventions.all(process, SubProcess.class)) {
                for (var node : sub.getChildElementsByType(StartEvent.class)) {
                    if (sub.triggeredByEvent()) {
                        childrenOf(sub.getParentElement()).forEach(sibling -> join(sibling.getId(), node.getId()));
                        starts.add(node.getId());
                    } else {
                        join(sub.getId(), node.getId());
                    }
                }
                for (var node : childrenOf(sub)) {
                    if (node instanceof EndEvent) {
                        join(node.getId(), sub.getId());
                    }
                }
            }
            for (var root : Conventions.all(process, Process.class)) {
                root.getChildElementsByType(StartEvent.class).forEach(start -> starts.add(start.getId()));
            }
        }
        for (var process : processes) {
            for (var call : Conventions.all(process, CallActivity.class)) {
                var called = processes.stream()
                        .filter(each -> each.file().equals(call.getCalledElement()))
                        .flatMap(each -> Conventions.all(each, Process.class).stream())
                        .findFirst()
                        .orElseThrow();
                for (var node : childrenOf(called)) {
                    if (node instanceof StartEvent) {
                        join(call.getId(), node.getId());
                    }
                    if (node instanceof EndEvent) {
                        join(node.getId(), call.getId());
                    }
                }
            }
        }
    }

    /** Where a token can appear without having been anywhere: every start event, also those of event subprocesses. */
    Set<String> starts() {
        return starts;
    }

    /** Every event, thus every timer, and every decision table. */
    Set<String> eventsAndTables() {
        return where(node -> node instanceof Event || node instanceof BusinessRuleTask);
    }

    Set<String> where(Predicate<FlowNode> holds) {
        return nodes.values().stream()
                .filter(holds)
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What can be reached from there, with some places closed. */
    Set<String> from(Collection<String> begin, String... closed) {
        var shut = Set.of(closed);
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(begin);
        while (!open.isEmpty()) {
            var place = open.pop();
            if (!shut.contains(place) && reached.add(place)) {
                open.addAll(next.getOrDefault(place, Set.of()));
            }
        }
        return reached;
    }

    /** The nodes that can reach a place, with some places closed. */
    Set<String> to(String place, String... closed) {
        return nodes.keySet().stream()
                .filter(node -> from(Set.of(node), closed).contains(place))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void join(String from, String to) {
        next.computeIfAbsent(from, id -> new TreeSet<>()).add(to);
    }

    private static Collection<FlowNode> childrenOf(ModelElementInstance scope) {
        return ((BpmnModelElementInstance) scope).getChildElementsByType(FlowNode.class);
    }
}
