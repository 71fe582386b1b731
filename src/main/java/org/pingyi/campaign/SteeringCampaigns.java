package org.pingyi.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Locks in the order in which closing does: the stages first, then the campaign's row. */
@Service
class SteeringCampaigns implements Steering {
    private final StoredCampaigns campaigns;
    private final LockedWindows windows;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    SteeringCampaigns(
            StoredCampaigns campaigns, LockedWindows windows, DatabaseClock clock, ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.windows = windows;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public void extend(Actor by, CampaignCode code, Supplier<Extension> asked) {
        var campaign = lockEverything(code);
        var now = clock.now();
        var stage = campaign.stageInWindow(now);
        var extension = asked.get();
        var problems = new ArrayList<Problem>();
        var until = IsoTimes.instant(extension.until() == null ? "" : extension.until());
        if (until.isEmpty()) {
            problems.add(new Problem("/until", "campaign.rules.instant"));
        }
        requireReason(problems, extension.reason());
        var before = campaign.deadlineOf(stage);
        var extended = campaigns.save(campaign.extended(until.orElseThrow(), now));
        events.publishEvent(new DeadlineMoved(code, stage, extended.deadlineOf(stage)));
        events.publishEvent(new Deed(
                by.login(),
                "DEADLINE_EXTENDED",
                code.value(),
                "%s %s → %s; %s".formatted(stage, before, extended.deadlineOf(stage), extension.reason())));
    }

    @Override
    @Transactional
    public void publish(Actor by, CampaignCode code, Supplier<Publication> asked) {
        var published = campaigns.lock(code).published(clock.now());
        Objects.requireNonNull(asked.get());
        campaigns.save(published);
        events.publishEvent(new Deed(by.login(), "RESULTS_PUBLISHED", code.value(), null));
    }

    @Override
    @Transactional
    public void abort(Actor by, CampaignCode code, Supplier<Abortion> asked) {
        var campaign = lockEverything(code);
        var aborted = campaign.aborted();
        var reason = asked.get().reason();
        requireReason(new ArrayList<>(), reason);
        campaigns.save(aborted);
        events.publishEvent(new CampaignAborted(code, by.login()));
        events.publishEvent(new Deed(by.login(), "CAMPAIGN_ABORTED", code.value(), reason));
    }

    /** Nobody is submitting any more, and nobody closes, counts or publishes. */
    private Campaign lockEverything(CampaignCode code) {
        for (var stage : Stage.values()) {
            windows.lockExclusively(code, stage);
        }
        return campaigns.lock(code);
    }

    private static void requireReason(List<Problem> problems, String reason) {
        Texts.require(problems, "/reason", reason, 1, Texts.REASON);
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "campaign.rules.invalid");
        }
    }
}
