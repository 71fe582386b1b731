package org.pingyi.web;

import java.time.Instant;
import java.util.List;

/**
 * A task as the page 我的任务 shows it, open or done.
 *
 * @param task whose {@code due} the card counts down to
 * @param title a message key, {@code args} go into it: 洗选厂的 20 位干部
 * @param href our page for it
 * @param count what is to be done in all (20 cadres), 0 where counting says nothing; what of it is done only the device knows
 * @param doneAt null while it is open; {@link Instant#EPOCH} where it is done and nobody keeps when (a ballot)
 */
public record TaskCard(Task task, String title, List<Object> args, String href, int count, Instant doneAt) {
    public boolean isDone() {
        return doneAt != null;
    }

    /** Whether it is known when it was done. */
    public boolean hasMoment() {
        return doneAt != null && !doneAt.equals(Instant.EPOCH);
    }

    /** The card that any open task gets by itself. */
    static TaskCard open(Task task) {
        var about = task.subject() != null
                ? task.subject().name()
                : task.unit() == null ? task.campaign().value() : task.unit().value();
        return new TaskCard(task, "task.title." + task.kind(), List.of(about), "/tasks/" + task.id(), 0, null);
    }
}
