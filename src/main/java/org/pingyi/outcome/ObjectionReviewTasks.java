package org.pingyi.outcome;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskDetail;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 复核异议: one task for all HR officers. */
@Component
class ObjectionReviewTasks implements TaskSource {
    /** The body of the completion. */
    record Body(Boolean upheld, String reason) {}

    private final Campaigns campaigns;
    private final Cases cases;
    private final Desk desk;
    private final Dossiers dossiers;
    private final DecidingCases deciding;

    ObjectionReviewTasks(Campaigns campaigns, Cases cases, Desk desk, Dossiers dossiers, DecidingCases deciding) {
        this.campaigns = campaigns;
        this.cases = cases;
        this.desk = desk;
        this.dossiers = dossiers;
        this.deciding = deciding;
    }

    @Override
    public String prefix() {
        return "r";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        if (!actor.has(SystemRole.HR_OFFICER)) {
            return List.of();
        }
        return campaigns.running().filter(campaign -> campaign.phase() == Phase.OUTCOMES).stream()
                .flatMap(campaign -> cases.standing(campaign.code(), Standing.REVIEW_ASKED).stream())
                .filter(about -> about.mayBeActedInBy(actor))
                .map(this::task)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public TaskDetail read(Actor actor, UUID key) {
        var found = desk.find(actor, TaskKind.OBJECTION_REVIEW, key);
        return new TaskDetail(task(found), dossiers.forHr(found));
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        var found = desk.find(actor, TaskKind.OBJECTION_REVIEW, key);
        body.tree();
        deciding.review(actor, found.appraisal(), () -> {
            var answer = body.as(Body.class);
            return new Spoken(answer.upheld(), answer.reason());
        });
        return Map.of();
    }

    private Task task(Case about) {
        return OfficeTask.of(about, TaskKind.OBJECTION_REVIEW, this::idOf, null);
    }
}
