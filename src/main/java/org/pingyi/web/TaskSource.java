package org.pingyi.web;

import java.util.List;
import java.util.UUID;
import org.pingyi.kernel.Actor;

/**
 * A feature's tasks, one implementation a feature and kind. Each method checks whose task it is and throws
 * {@link org.pingyi.kernel.Unknown} for other people's. Order of the checks: whose task (404), syntax of the body
 * (400/413/415, {@link JsonBody#tree()}), state (409, 410), content (422, {@link JsonBody#as}).
 */
public interface TaskSource {
    /** One or two lower-case letters, unique, the first part of the ids: {@code s} in {@code s-0b1c…}. */
    String prefix();

    /** The caller's open tasks of this source, in any order. */
    List<Task> openTasks(Actor actor);

    /** The caller's tasks for the page, done ones too; without more, the open ones as they are. */
    default List<TaskCard> cards(Actor actor) {
        return openTasks(actor).stream().map(TaskCard::open).toList();
    }

    /** The task with its content; stays readable to its owner for good. */
    TaskDetail read(Actor actor, UUID key);

    /** Keeps a draft; only self reports have one. */
    default void saveDraft(Actor actor, UUID key, JsonBody draft) {
        read(actor, key);
        draft.tree();
        throw new org.pingyi.kernel.NotNow("task.noDraft");
    }

    /** Does what the task asks for; the answer becomes JSON ({@code {"receipt": …}}, {@code {}}). */
    Object complete(Actor actor, UUID key, JsonBody body);

    /** The id of a task of this source. */
    default String idOf(UUID key) {
        return prefix() + "-" + key;
    }
}
