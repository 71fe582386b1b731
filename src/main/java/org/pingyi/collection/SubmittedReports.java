package org.pingyi.collection;

import java.util.Collection;
import java.util.Map;
import org.pingyi.campaign.Progress;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class SubmittedReports implements SelfReports, Progress.OfCollection {
    private final Filings filings;

    SubmittedReports(Filings filings) {
        this.filings = filings;
    }

    @Override
    public Map<AppraisalId, SelfReport> of(Collection<AppraisalId> appraisals) {
        return filings.reports(appraisals);
    }

    @Override
    public Map<UnitCode, Integer> submitted(CampaignCode campaign) {
        return filings.submitted(campaign);
    }
}
