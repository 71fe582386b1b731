package org.pingyi.outcome;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskDetail;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 核实评议结果: one task for all verifiers of the unit, the first one's word counts. */
@Component
class VerificationTasks implements TaskSource {
    /** The body of the completion. */
    record Body(Boolean confirmed, String reason) {}

    private final Campaigns campaigns;
    private final Cases cases;
    private final Verifiers verifiers;
    private final Desk desk;
    private final Dossiers dossiers;
    private final DecidingCases deciding;
    private final DatabaseClock clock;

    VerificationTasks(
            Campaigns campaigns,
            Cases cases,
            Verifiers verifiers,
            Desk desk,
            Dossiers dossiers,
            DecidingCases deciding,
            DatabaseClock clock) {
        this.campaigns = campaigns;
        this.cases = cases;
        this.verifiers = verifiers;
        this.desk = desk;
        this.dossiers = dossiers;
        this.deciding = deciding;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "v";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        return campaigns
                .running()
                .filter(campaign ->
                        campaign.phase() == Phase.OUTCOMES && clock.now().isBefore(campaign.verificationDeadline()))
                .map(campaign -> openTasks(actor, campaign))
                .orElse(List.of());
    }

    private List<Task> openTasks(Actor actor, Campaign campaign) {
        return verifiers.unitsOf(actor, campaign.code()).stream()
                .flatMap(unit -> cases.standing(campaign.code(), unit, Standing.VERIFICATION_ASKED).stream())
                .filter(about -> about.mayBeActedInBy(actor))
                .map(about -> task(about, campaign))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public TaskDetail read(Actor actor, UUID key) {
        var found = desk.find(actor, TaskKind.VERIFICATION, key);
        return new TaskDetail(task(found, campaigns.get(found.campaign())), dossiers.forVerifier(found));
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        var found = desk.find(actor, TaskKind.VERIFICATION, key);
        body.tree();
        deciding.verify(actor, found.appraisal(), () -> {
            var answer = body.as(Body.class);
            return new Spoken(answer.confirmed(), answer.reason());
        });
        return Map.of();
    }

    private Task task(Case about, Campaign campaign) {
        return OfficeTask.of(about, TaskKind.VERIFICATION, this::idOf, campaign.verificationDeadline());
    }
}
