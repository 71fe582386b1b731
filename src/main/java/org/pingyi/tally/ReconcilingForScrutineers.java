package org.pingyi.tally;

import java.util.Map;
import java.util.stream.Collectors;
import org.pingyi.ballotbox.Reconciliation;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Progress;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The figures that the count itself compares, for those who are about to open the box. */
@Component
class ReconcilingForScrutineers implements Reconciliation {
    private final Reconciling reconciling;
    private final Composites composites;
    private final Campaigns campaigns;
    private final FrozenRoster roster;
    private final ObjectProvider<Progress.OfRating> rating;

    ReconcilingForScrutineers(
            Reconciling reconciling,
            Composites composites,
            Campaigns campaigns,
            FrozenRoster roster,
            ObjectProvider<Progress.OfRating> rating) {
        this.reconciling = reconciling;
        this.composites = composites;
        this.campaigns = campaigns;
        this.roster = roster;
        this.rating = rating;
    }

    @Override
    public Sums of(CampaignCode campaign) {
        var figures = reconciling.figures(campaign);
        var names = roster.units(campaign).stream()
                .collect(Collectors.toMap(FrozenRoster.Unit::code, FrozenRoster.Unit::name));
        var turnout = rating.getObject().turnout(campaign);
        var voided = composites.voidedUnits(campaign);
        return new Sums(
                campaigns.get(campaign).ruleBook().title(),
                turnout.size(),
                turnout.values().stream()
                        .flatMap(groups -> groups.values().stream())
                        .mapToInt(Progress.Turnout::entitled)
                        .sum(),
                sum(figures.cast()),
                sum(figures.sealed()),
                figures.units().stream()
                        .filter(unit -> !figures.agree(unit))
                        .map(unit -> new Differing(
                                unit,
                                names.getOrDefault(unit, unit.value()),
                                sumOf(figures.cast().getOrDefault(unit, Map.of())),
                                sumOf(figures.sealed().getOrDefault(unit, Map.of())),
                                voided.contains(unit)))
                        .toList());
    }

    private static int sum(Map<UnitCode, Map<RaterGroup, Integer>> units) {
        return units.values().stream()
                .mapToInt(ReconcilingForScrutineers::sumOf)
                .sum();
    }

    private static int sumOf(Map<RaterGroup, Integer> groups) {
        return groups.values().stream().mapToInt(Integer::intValue).sum();
    }
}
