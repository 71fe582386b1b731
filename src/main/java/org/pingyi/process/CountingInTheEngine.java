package org.pingyi.process;

import static org.pingyi.process.AnnualCampaignProcess.OPEN;
import static org.pingyi.process.AnnualCampaignProcess.businessKey;

import org.camunda.bpm.engine.TaskService;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.ballotbox.WhenOpened;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.process.guard.OurUseCases;
import org.pingyi.tally.Tally;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Opening is counting (ADR 0003): completing the engine's task 开箱 runs the counting delegate in the scrutineer's
 * transaction and on his thread, where alone the opened box is. Nothing of it is a process variable.
 */
@Component
class CountingInTheEngine implements WhenOpened {
    private final ThreadLocal<OpenedBox> opened = new ThreadLocal<>();
    private final TaskService tasks;
    private final Tally tally;
    private final OurUseCases useCases;

    CountingInTheEngine(TaskService tasks, @Lazy Tally tally, OurUseCases useCases) {
        this.tasks = tasks;
        this.tally = tally;
        this.useCases = useCases;
    }

    @Override
    public void count(OpenedBox box) {
        opened.set(box);
        try {
            var task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(businessKey(box.campaign()))
                    .taskDefinitionKey(OPEN)
                    .singleResult();
            useCases.complete(() -> tasks.complete(task.getId()));
        } finally {
            opened.remove();
        }
    }

    /** What the delegate calls. */
    void countOpenedBox(CampaignCode campaign) {
        var box = opened.get();
        if (box == null || !box.campaign().equals(campaign)) {
            throw new IllegalStateException("nobody has opened the box of " + campaign + " on this thread");
        }
        tally.count(box);
    }
}
