package org.pingyi.process.guard;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Marks, on the running thread, that the engine's tasks are being completed by our use cases. Without the mark a task
 * of our own pages (report, ballot, enrolment, opening) cannot be completed at all, and an office task goes through its
 * use case first ({@link TasksAreCompletedByUseCases}).
 */
@Component
public class OurUseCases {
    private final ThreadLocal<Boolean> completing = ThreadLocal.withInitial(() -> false);

    /** Completes tasks on behalf of a use case. */
    public <T> T complete(Supplier<T> work) {
        var before = completing.get();
        completing.set(true);
        try {
            return work.get();
        } finally {
            if (before) {
                completing.set(true);
            } else {
                completing.remove();
            }
        }
    }

    /** Completes tasks on behalf of a use case. */
    public void complete(Runnable work) {
        complete(() -> {
            work.run();
            return null;
        });
    }

    public boolean areCompleting() {
        return completing.get();
    }
}
