package org.pingyi.process;

import static org.pingyi.process.AnnualCampaignProcess.businessKey;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.collection.Collecting;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Whereabouts;
import org.pingyi.process.guard.OurUseCases;
import org.pingyi.rating.Rating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the engine what many people did: completes its tasks behind the self reports and ballots, a unit's in one command
 * and one transaction, never in a person's (ADR 0002). One worker in the whole cluster: each batch holds an advisory
 * lock, a second node finds it taken and leaves.
 */
@Component
class FollowingTheTables {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingTheTables.class);
    private static final int BATCH = 500;
    private static final long LOCK = 0x7069_6e67_7969L;

    private final Campaigns campaigns;
    private final BallotBox box;
    private final Collecting collecting;
    private final Rating rating;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final CompletingStageTasks completing;
    private final OurUseCases useCases;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FollowingTheTables(
            Campaigns campaigns,
            BallotBox box,
            Collecting collecting,
            Rating rating,
            RuntimeService runtime,
            TaskService tasks,
            CompletingStageTasks completing,
            OurUseCases useCases,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.campaigns = campaigns;
        this.box = box;
        this.collecting = collecting;
        this.rating = rating;
        this.runtime = runtime;
        this.tasks = tasks;
        this.completing = completing;
        this.useCases = useCases;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${pingyi.follow.delay:500}", initialDelayString = "${pingyi.follow.delay:500}")
    void follow() {
        try {
            campaigns.running().ifPresent(this::follow);
            campaigns.all().stream()
                    .filter(campaign -> campaign.phase() == Phase.ABORTED)
                    .forEach(this::followAborted);
        } catch (RuntimeException failed) {
            LOG.warn("The engine could not be told; it is tried again", failed);
        }
    }

    private void followAborted(Campaign campaign) {
        try (var here = Whereabouts.in(campaign.code())) {
            once("abortion of " + campaign.code(), () -> abort(campaign.code()));
        }
    }

    private void follow(Campaign campaign) {
        try (var here = Whereabouts.in(campaign.code())) {
            reflect(campaign);
        }
    }

    private void reflect(Campaign campaign) {
        switch (campaign.phase()) {
            case ENROLMENT -> once("enrolment of " + campaign.code(), () -> enrolled(campaign.code()));
            case COLLECTION ->
                reflect(
                        campaign.code(),
                        UnitCollectionProcess.KEY,
                        UnitCollectionProcess.TASK_VARIABLE,
                        () -> collecting.toReflect(campaign.code(), BATCH),
                        done -> collecting.reflected(campaign.code(), done));
            case RATING ->
                reflect(
                        campaign.code(),
                        UnitRatingProcess.KEY,
                        UnitRatingProcess.TASK_VARIABLE,
                        () -> rating.toReflect(campaign.code(), BATCH),
                        done -> rating.reflected(campaign.code(), done));
            default -> {
                // nothing that many people do at once
            }
        }
    }

    private boolean enrolled(CampaignCode campaign) {
        if (box.isLocked(campaign)) {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(businessKey(campaign))
                    .taskDefinitionKey(AnnualCampaignProcess.ENROL)
                    .list()
                    .forEach(task -> useCases.complete(() -> tasks.complete(task.getId())));
        }
        return false;
    }

    private boolean abort(CampaignCode campaign) {
        var running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(AnnualCampaignProcess.KEY)
                .processInstanceBusinessKey(businessKey(campaign))
                .singleResult();
        if (running != null) {
            runtime.createMessageCorrelation(AnnualCampaignProcess.ABORTED)
                    .processInstanceId(running.getProcessInstanceId())
                    .correlate();
        }
        return false;
    }

    private <T> void reflect(
            CampaignCode campaign,
            String process,
            String variable,
            java.util.function.Supplier<Map<UnitCode, List<T>>> waiting,
            Consumer<List<T>> done) {
        var behind = true;
        while (behind) {
            behind = false;
            for (var unit : waiting.get().entrySet()) {
                try (var here = Whereabouts.in(campaign, unit.getKey())) {
                    behind |= once(
                            process + " of " + campaign + "/" + unit.getKey(),
                            () -> completeUnit(campaign, unit.getKey(), process, variable, unit.getValue(), done));
                }
            }
        }
    }

    private <T> boolean completeUnit(
            CampaignCode campaign,
            UnitCode unit,
            String process,
            String variable,
            List<T> ids,
            Consumer<List<T>> done) {
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey(campaign, unit))
                .singleResult();
        if (instance == null) {
            return false;
        }
        completing.complete(
                instance.getProcessInstanceId(),
                variable,
                ids.stream().map(Object::toString).collect(Collectors.toSet()));
        done.accept(ids);
        return ids.size() >= BATCH;
    }

    /** One transaction under the cluster's lock; a failure concerns its own unit only and is tried again in the next round. */
    private boolean once(String what, java.util.function.BooleanSupplier work) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> isOurs() && work.getAsBoolean()));
        } catch (RuntimeException failed) {
            LOG.warn("The engine could not be told of the {}; it is tried again", what, failed);
            return false;
        }
    }

    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }
}
