package org.pingyi.collection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Deeds;
import org.pingyi.kernel.UnitCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The course of the collection. Who is missing is asked of our own rows and after the stage's lock was taken
 * exclusively: in time and committed is never excluded (domain rule 3), however late or early a timer fires.
 */
@Service
@Transactional
class CollectingReports implements Collecting {
    private final Campaigns campaigns;
    private final Appraisals appraisals;
    private final Windows windows;
    private final Filings filings;
    private final ApplicationEventPublisher events;

    CollectingReports(
            Campaigns campaigns,
            Appraisals appraisals,
            Windows windows,
            Filings filings,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.appraisals = appraisals;
        this.windows = windows;
        this.filings = filings;
        this.events = events;
    }

    @Override
    public void start(CampaignCode campaign) {
        campaigns.startCollection(campaign);
        filings.open(appraisals.of(campaign));
    }

    @Override
    public void excludeMissing(CampaignCode campaign, UnitCode unit) {
        exclude(campaign, () -> filings.missing(campaign).getOrDefault(unit, Set.of()));
    }

    @Override
    public void close(CampaignCode campaign) {
        exclude(
                campaign,
                () -> filings.missing(campaign).values().stream()
                        .flatMap(Set::stream)
                        .toList());
    }

    private void exclude(CampaignCode campaign, Supplier<Collection<AppraisalId>> whoIsMissing) {
        boolean deadlineReached = windows.close(campaign, Stage.COLLECTION);
        if (campaigns.get(campaign).phase() != Phase.COLLECTION) {
            return;
        }
        var missing = whoIsMissing.get();
        if (missing.isEmpty()) {
            return;
        }
        if (!deadlineReached) {
            throw new NotYet("the collection of " + campaign + " runs, " + missing.size() + " reports are missing");
        }
        var deeds = appraisals.exclude(missing).stream()
                .map(excluded ->
                        new Deed(Deed.SYSTEM, "CADRE_EXCLUDED", excluded.cadre().value(), campaign.value()))
                .toList();
        if (!deeds.isEmpty()) {
            events.publishEvent(new Deeds(deeds));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UnitCode, Set<AppraisalId>> missing(CampaignCode campaign) {
        return filings.missing(campaign);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UnitCode, List<AppraisalId>> toReflect(CampaignCode campaign, int limit) {
        return filings.toReflect(campaign, limit);
    }

    @Override
    public void reflected(CampaignCode campaign, List<AppraisalId> reports) {
        filings.reflected(reports);
    }
}
