package org.pingyi.tally;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.ballotbox.ReopeningBox;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.UnitCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CountingBallots implements Tally, Recounting {
    private final Campaigns campaigns;
    private final Appraisals appraisals;
    private final Reconciling reconciling;
    private final Composites composites;
    private final ReopeningBox reopening;

    CountingBallots(
            Campaigns campaigns,
            Appraisals appraisals,
            Reconciling reconciling,
            Composites composites,
            ReopeningBox reopening) {
        this.campaigns = campaigns;
        this.appraisals = appraisals;
        this.reconciling = reconciling;
        this.composites = composites;
        this.reopening = reopening;
    }

    @Override
    @Transactional
    public void count(OpenedBox box) {
        composites.keep(box.campaign(), counted(box));
    }

    @Override
    public Map<AppraisalId, Optional<CompositeScore>> results(CampaignCode campaign) {
        return composites.of(campaign);
    }

    @Override
    public Optional<CompositeScore> compositeOf(AppraisalId appraisal) {
        return composites.of(appraisal);
    }

    @Override
    public Recount recount(CampaignCode campaign, Map<String, String> passphrases) {
        var again = reopening.reopen(campaign, passphrases, this::counted);
        var before = composites.of(campaign);
        var differing = new TreeSet<>(java.util.Comparator.comparing(AppraisalId::value));
        differing.addAll(before.keySet());
        differing.addAll(again.keySet());
        differing.removeIf(appraisal -> again.containsKey(appraisal)
                && before.containsKey(appraisal)
                && again.get(appraisal).equals(before.get(appraisal)));
        return new Recount(again.size(), List.copyOf(differing));
    }

    /** Unit by unit, so that never more than a portion of one unit's ballots is in memory. */
    private Map<AppraisalId, Optional<CompositeScore>> counted(OpenedBox box) {
        var weights = Weights.of(campaigns.get(box.campaign()).ruleBook());
        var figures = reconciling.figures(box.campaign());
        var voided = composites.voidedUnits(box.campaign());
        Map<UnitCode, List<Appraisal>> remaining = appraisals.of(box.campaign()).stream()
                .filter(appraisal -> !appraisal.excluded())
                .collect(groupingBy(Appraisal::unit, TreeMap::new, collectingAndThen(toList(), List::copyOf)));
        var units = new TreeSet<>(figures.units());
        units.addAll(remaining.keySet());

        var results = new HashMap<AppraisalId, Optional<CompositeScore>>();
        var problems = new ArrayList<Problem>();
        for (var unit : units) {
            var candidates = remaining.getOrDefault(unit, List.of());
            if (voided.contains(unit)) {
                candidates.forEach(candidate -> results.put(candidate.id(), Optional.empty()));
                continue;
            }
            var counting = new CountingUnit(
                    weights, candidates.stream().map(Appraisal::cadre).toList());
            try {
                box.open(unit, candidates.stream().map(Appraisal::cadre).toList(), counting::count);
            } catch (NotNow unopened) {
                problems.add(figures.problem(unit, counting.ballots()));
                continue;
            }
            if (!figures.agree(unit, counting.ballots())) {
                problems.add(figures.problem(unit, counting.ballots()));
                continue;
            }
            var counted = counting.composites();
            candidates.forEach(candidate -> results.put(candidate.id(), counted.get(candidate.cadre())));
        }
        if (!problems.isEmpty()) {
            throw new NotNow(problems, "tally.differs", problems.size());
        }
        return results;
    }
}
