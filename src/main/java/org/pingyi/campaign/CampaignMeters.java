package org.pingyi.campaign;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.pingyi.kernel.RaterGroup;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far the running campaign is, in counts over all units: phase, deadlines, reports, exclusions, ballots by group.
 * Nothing here moves with a score, so nothing is counted from the tally on: how many cases wait for a decision would
 * say how many cadres are weak.
 */
@Component
class CampaignMeters implements MeterBinder {
    private static final String PREFIX = "pingyi.campaign.";
    private final Campaigns campaigns;
    private final CampaignViews views;
    private volatile Map<String, MultiGauge> gauges = Map.of();

    CampaignMeters(Campaigns campaigns, CampaignViews views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var bound = new HashMap<String, MultiGauge>();
        gauge(bound, registry, "phase", "1 for the phase in which a campaign is");
        gauge(bound, registry, "deadline", "When a stage of the running campaign ends, in seconds since 1970");
        gauge(bound, registry, "cadres", "Cadres of the running campaign");
        gauge(bound, registry, "submitted", "Self reports submitted in the running campaign");
        gauge(bound, registry, "excluded", "Cadres excluded from the running campaign");
        gauge(bound, registry, "entitled", "Ballots of the running campaign, by rater group");
        gauge(bound, registry, "cast", "Ballots cast in the running campaign, by rater group");
        gauges = bound;
    }

    private static void gauge(Map<String, MultiGauge> bound, MeterRegistry registry, String name, String description) {
        bound.put(
                name, MultiGauge.builder(PREFIX + name).description(description).register(registry));
    }

    @Scheduled(fixedDelayString = "${pingyi.meters.delay:15000}", initialDelayString = "${pingyi.meters.delay:15000}")
    void count() {
        if (gauges.isEmpty()) {
            return;
        }
        show("phase", phases());
        var running = campaigns.running().map(views::of);
        show("deadline", running.map(CampaignMeters::deadlines).orElse(List.of()));
        show(
                "cadres",
                running.map(view -> total(view, CampaignView.Unit::cadres)).orElse(List.of()));
        show(
                "submitted",
                running.map(view -> total(view, CampaignView.Unit::submitted)).orElse(List.of()));
        show(
                "excluded",
                running.map(view -> total(view, CampaignView.Unit::excluded)).orElse(List.of()));
        show(
                "entitled",
                running.map(view -> byGroup(view, Progress.Turnout::entitled)).orElse(List.of()));
        show("cast", running.map(view -> byGroup(view, Progress.Turnout::cast)).orElse(List.of()));
    }

    private void show(String name, List<Row<?>> rows) {
        gauges.get(name).register(rows, true);
    }

    private List<Row<?>> phases() {
        var rows = new ArrayList<Row<?>>();
        for (var campaign : campaigns.all()) {
            rows.add(Row.of(
                    Tags.of(
                            "campaign",
                            campaign.code().value(),
                            "phase",
                            campaign.phase().name()),
                    1));
        }
        return rows;
    }

    private static List<Row<?>> deadlines(CampaignView view) {
        var rows = new ArrayList<Row<?>>();
        deadline(rows, view, "COLLECTION", view.collectionDeadline());
        deadline(rows, view, "RATING", view.ratingDeadline());
        return rows;
    }

    private static void deadline(List<Row<?>> rows, CampaignView view, String stage, Instant deadlineOrNull) {
        if (deadlineOrNull != null) {
            rows.add(Row.of(Tags.of("campaign", view.code(), "stage", stage), deadlineOrNull.getEpochSecond()));
        }
    }

    private static List<Row<?>> total(CampaignView view, ToIntFunction<CampaignView.Unit> count) {
        return List.of(Row.of(
                Tags.of("campaign", view.code()),
                view.units().stream().mapToInt(count).sum()));
    }

    private static List<Row<?>> byGroup(CampaignView view, ToIntFunction<Progress.Turnout> count) {
        var rows = new ArrayList<Row<?>>();
        for (var group : RaterGroup.values()) {
            rows.add(Row.of(
                    Tags.of("campaign", view.code(), "group", group.name()),
                    view.units().stream()
                            .mapToInt(unit -> count.applyAsInt(unit.groups().get(group)))
                            .sum()));
        }
        return rows;
    }
}
