package org.pingyi.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.tally.CompositeScore;
import org.pingyi.tally.Tally;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class PublishedResults implements Results {
    private final Campaigns campaigns;
    private final Cases cases;
    private final Tally tally;

    PublishedResults(Campaigns campaigns, Cases cases, Tally tally) {
        this.campaigns = campaigns;
        this.cases = cases;
        this.tally = tally;
    }

    @Override
    public List<Result> of(CampaignCode code) {
        var campaign = campaigns.get(code);
        var counted = campaign.phase().compareTo(Phase.OUTCOMES) >= 0 ? cases.of(code) : List.<Case>of();
        if (counted.isEmpty()) {
            throw new NotNow("outcome.results.notYet");
        }
        var composites = tally.results(code);
        return counted.stream().map(one -> result(one, composites)).toList();
    }

    private static Result result(Case counted, Map<AppraisalId, Optional<CompositeScore>> composites) {
        var finding = counted.finding();
        return new Result(
                finding.appraisal(),
                finding.cadre(),
                finding.name(),
                finding.unit(),
                finding.unitName(),
                finding.rank(),
                finding.status(),
                text(composites.getOrDefault(finding.appraisal(), Optional.empty())),
                finding.grade(),
                finding.measure(),
                counted.decision(),
                counted.awaits().orElse(null));
    }

    @Override
    public List<OwnResult> ownOf(EmployeeNumber cadre) {
        return cases.of(cadre).stream()
                .map(own -> new Published(own, campaigns.get(own.campaign())))
                .filter(Published::isReadable)
                .sorted(Comparator.comparing((Published own) -> own.campaign().publishedAt())
                        .reversed())
                .map(own -> own(own.result(), own.campaign()))
                .toList();
    }

    private record Published(Case result, Campaign campaign) {
        boolean isReadable() {
            return campaign.published() && campaign.phase() != Phase.ABORTED;
        }
    }

    private OwnResult own(Case own, Campaign campaign) {
        var finding = own.finding();
        return new OwnResult(
                finding.appraisal(),
                campaign.code(),
                finding.status(),
                campaign.ruleBook().publishComposite() ? text(tally.compositeOf(finding.appraisal())) : null,
                finding.grade(),
                finding.measure(),
                own.decision());
    }

    private static String text(Optional<CompositeScore> composite) {
        return composite.map(CompositeScore::toString).orElse(null);
    }
}
