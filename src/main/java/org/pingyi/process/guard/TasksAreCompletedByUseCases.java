package org.pingyi.process.guard;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hangs a guard on every user task of every model: it is completed by our use cases, or through one. Whoever completes
 * an office task in Tasklist runs the same use case as on our pages, with the same checks, in the same transaction.
 */
public class TasksAreCompletedByUseCases extends AbstractBpmnParseListener {
    /** The use cases behind the office tasks. */
    public interface OfficeTasks {
        /**
         * Decides as this login, with what the form submitted; refuses as on our pages.
         *
         * @return false where the task is none of the office's
         */
        boolean decide(DelegateTask task, String login);

        /** The variables that may be submitted with a task of the office; none where the task is none of the office's. */
        Set<String> asks(String taskDefinitionKey);
    }

    private final OurUseCases useCases;
    private final Supplier<OfficeTasks> officeTasks;

    public TasksAreCompletedByUseCases(OurUseCases useCases, Supplier<OfficeTasks> officeTasks) {
        this.useCases = useCases;
        this.officeTasks = officeTasks;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::guard);
    }

    private void guard(DelegateTask task) {
        if (useCases.areCompleting()) {
            return;
        }
        var user = Context.getCommandContext().getAuthenticatedUserId();
        if (user == null || !useCases.complete(() -> officeTasks.get().decide(task, user))) {
            throw new BadUserRequestException("This task is completed on its own page only");
        }
    }
}
