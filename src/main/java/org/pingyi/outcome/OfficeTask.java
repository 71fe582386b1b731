package org.pingyi.outcome;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.pingyi.web.Task;
import org.pingyi.web.TaskKind;

/** How a case looks in the task list. */
final class OfficeTask {
    private OfficeTask() {}

    static Task of(Case about, TaskKind kind, Function<UUID, String> id, Instant dueOrNull) {
        return new Task(
                id.apply(about.task(kind).orElseThrow()),
                kind,
                about.campaign(),
                about.unit(),
                new Task.Subject(about.cadre(), about.finding().name()),
                dueOrNull);
    }
}
