package org.pingyi.process.guard;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hangs a guard on every user task of every model: it is completed by our use cases, or through one. Whoever completes
 * an office task in Tasklist runs the same use case as on our pages, with the same checks, in the same transaction.
 */
public class TasksAreCompletedByUseCases extends AbstractBpmnParseListener {
    /** The use case behind an office task. */
    public interface OfficeTask {
        /** Decides as the logged-in user, with what the form submitted; refuses as on our pages. */
        void decide(DelegateTask task);
    }

    private final OurUseCases useCases;
    private final Map<String, OfficeTask> officeTasks;

    public TasksAreCompletedByUseCases(OurUseCases useCases, Map<String, OfficeTask> officeTasks) {
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
        var office = officeTasks.get(task.getTaskDefinitionKey());
        if (office == null) {
            throw new BadUserRequestException("This task is completed on its own page only");
        }
        useCases.complete(() -> office.decide(task));
    }
}
