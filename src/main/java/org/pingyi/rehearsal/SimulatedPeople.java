package org.pingyi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.pingyi.kernel.Actor;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;

/** Does tasks as people do them: finds them in somebody's list, reads them, completes them. */
class SimulatedPeople {
    private final List<TaskSource> sources;
    private final ObjectMapper json;
    private final Map<TaskKind, TaskSource> known = new ConcurrentHashMap<>();

    SimulatedPeople(List<TaskSource> sources, ObjectMapper json) {
        this.sources = sources;
        this.json = json;
    }

    /** Somebody's open tasks of a kind. */
    List<Task> tasks(Actor actor, TaskKind kind) {
        var source = known.get(kind);
        if (source != null) {
            return ofKind(source, actor, kind);
        }
        return sources.stream()
                .filter(candidate -> {
                    var found = ofKind(candidate, actor, kind);
                    if (!found.isEmpty()) {
                        known.put(kind, candidate);
                    }
                    return !found.isEmpty();
                })
                .findFirst()
                .map(found -> ofKind(found, actor, kind))
                .orElse(List.of());
    }

    private static List<Task> ofKind(TaskSource source, Actor actor, TaskKind kind) {
        return source.openTasks(actor).stream()
                .filter(task -> task.kind() == kind)
                .toList();
    }

    /**
     * Does all of somebody's tasks of a kind.
     *
     * @param answer what he answers to a task and its content
     * @return how many there were
     */
    int complete(Actor actor, TaskKind kind, BiFunction<Task, JsonNode, JsonNode> answer) {
        var tasks = tasks(actor, kind);
        for (var task : tasks) {
            var source = known.get(kind);
            var key = UUID.fromString(task.id().substring(source.prefix().length() + 1));
            var content = json.valueToTree(source.read(actor, key).content());
            source.complete(actor, key, JsonBody.of(answer.apply(task, content).toString()));
        }
        return tasks.size();
    }
}
