package org.pingyi.process.guard;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Completing a task writes whatever variables come with it into the process, before any listener is asked. From the task
 * list come the decision and the reason, nothing else: otherwise a verifier could name another case, or a milder measure,
 * in the same breath.
 */
public class OnlyWhatTheFormAsks extends CommandInterceptor {
    private static final Field SUBMITTED_TASK = field(SubmitTaskFormCmd.class, "taskId");
    private static final Field SUBMITTED = field(SubmitTaskFormCmd.class, "properties");
    private static final Field COMPLETED_TASK = field(CompleteTaskCmd.class, "taskId");
    private static final Field COMPLETED = field(CompleteTaskCmd.class, "variables");

    private final OurUseCases useCases;
    private final Supplier<TasksAreCompletedByUseCases.OfficeTasks> officeTasks;

    public OnlyWhatTheFormAsks(OurUseCases useCases, Supplier<TasksAreCompletedByUseCases.OfficeTasks> officeTasks) {
        this.useCases = useCases;
        this.officeTasks = officeTasks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!useCases.areCompleting()) {
            if (command instanceof SubmitTaskFormCmd) {
                require(read(SUBMITTED_TASK, command), read(SUBMITTED, command));
            } else if (command instanceof CompleteTaskCmd) {
                require(read(COMPLETED_TASK, command), read(COMPLETED, command));
            }
        }
        return next.execute(command);
    }

    private void require(Object id, Object variables) {
        var task = Context.getCommandContext().getTaskManager().findTaskById((String) id);
        if (task == null || variables == null) {
            return; // the engine says what is wrong, or the use case does
        }
        Set<String> asked = officeTasks.get().asks(task.getTaskDefinitionKey());
        if (!asked.containsAll(((Map<?, ?>) variables).keySet())) {
            throw new BadUserRequestException("Only " + asked + " can be submitted with this task");
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the engine has changed: " + type + "." + name, e);
        }
    }

    private static Object read(Field field, Object from) {
        try {
            return field.get(from);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
