package org.pingyi.process;

import static org.pingyi.process.CadreOutcomeProcess.APPROVE;
import static org.pingyi.process.CadreOutcomeProcess.APPROVED;
import static org.pingyi.process.CadreOutcomeProcess.CONFIRMED;
import static org.pingyi.process.CadreOutcomeProcess.REVIEW;
import static org.pingyi.process.CadreOutcomeProcess.UPHELD;
import static org.pingyi.process.CadreOutcomeProcess.VERIFY;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.CampaignAborted;
import org.pingyi.campaign.CampaignOpened;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.DeadlineMoved;
import org.pingyi.campaign.ScrutineersReplaced;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.outcome.MeasureDecided;
import org.pingyi.outcome.ObjectionReviewed;
import org.pingyi.outcome.Outcomes;
import org.pingyi.outcome.Verified;
import org.pingyi.process.guard.OurUseCases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happens in our tables is told to the engine and to the modules that stand beside each other, in the transaction in
 * which it happens. What many people do at once (reports, ballots) is told later, in batches: {@link FollowingTheTables}.
 */
@Component
class TellingTheEngine {
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final Campaigns campaigns;
    private final Appraisals appraisals;
    private final BallotBox box;
    private final Outcomes outcomes;
    private final OurUseCases useCases;

    TellingTheEngine(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            Campaigns campaigns,
            Appraisals appraisals,
            BallotBox box,
            Outcomes outcomes,
            OurUseCases useCases) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.campaigns = campaigns;
        this.appraisals = appraisals;
        this.box = box;
        this.outcomes = outcomes;
        this.useCases = useCases;
    }

    @EventListener
    void on(CampaignOpened opened) {
        var rules = campaigns.get(opened.campaign()).ruleBook();
        box.prepare(opened.campaign(), rules.scrutineers(), rules.threshold());
        runtime.startProcessInstanceByKey(
                AnnualCampaignProcess.KEY,
                AnnualCampaignProcess.businessKey(opened.campaign()),
                Map.of(Variable.CAMPAIGN.name(), opened.campaign().value()));
    }

    @EventListener
    void on(ScrutineersReplaced replaced) {
        box.replace(replaced.campaign(), replaced.scrutineers(), replaced.threshold());
    }

    /** Moves the timers of all units, and the campaign's own where the stage does not end early. */
    @EventListener
    void on(DeadlineMoved moved) {
        var collection = moved.stage() == Stage.COLLECTION;
        move(
                moved,
                collection ? UnitCollectionProcess.KEY : UnitRatingProcess.KEY,
                collection ? UnitCollectionProcess.DEADLINE : UnitRatingProcess.DEADLINE);
        if (!campaigns.get(moved.campaign()).ruleBook().endEarly()) {
            move(
                    moved,
                    AnnualCampaignProcess.KEY,
                    collection ? AnnualCampaignProcess.COLLECTION_ENDED : AnnualCampaignProcess.RATING_ENDED);
        }
    }

    /** The box and the pending cases at once; the engine's running instances follow ({@link FollowingTheTables}). */
    @EventListener
    void on(CampaignAborted aborted) {
        outcomes.waivePending(aborted.campaign());
        box.destroy(aborted.campaign());
    }

    @EventListener
    void on(Verified verified) {
        complete(verified.appraisal(), VERIFY, CONFIRMED.name(), verified.confirmed());
    }

    @EventListener
    void on(ObjectionReviewed reviewed) {
        complete(reviewed.appraisal(), REVIEW, UPHELD.name(), reviewed.upheld());
    }

    @EventListener
    void on(MeasureDecided decided) {
        complete(decided.appraisal(), APPROVE, APPROVED.name(), decided.approved());
    }

    private void complete(AppraisalId appraisal, String activity, String decision, boolean value) {
        if (useCases.areCompleting()) {
            return; // the engine itself asked, from its task list, and completes the task when the use case returns
        }
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(CadreOutcomeProcess.businessKey(
                        appraisals.find(appraisal).orElseThrow()))
                .taskDefinitionKey(activity)
                .singleResult();
        if (task == null) {
            throw new IllegalStateException("the engine has no task " + activity + " for appraisal " + appraisal);
        }
        useCases.complete(() -> tasks.complete(task.getId(), Map.of(decision, value)));
    }

    private void move(DeadlineMoved moved, String process, String activity) {
        var own = AnnualCampaignProcess.businessKey(moved.campaign());
        runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .filter(instance -> instance.getBusinessKey().equals(own)
                        || instance.getBusinessKey().startsWith(own + "/"))
                .flatMap(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getProcessInstanceId())
                        .activityId(activity)
                        .list()
                        .stream())
                .forEach(job -> management.setJobDuedate(job.getId(), Date.from(moved.until())));
    }
}
