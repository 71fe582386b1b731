package org.pingyi.rating;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pingyi.campaign.Appraisals;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.springframework.stereotype.Component;

/**
 * The ballot papers by unit. Kept for good once made, for nobody is excluded any more once there is a ballot: ask for the
 * paper of an entitlement only, never before the rating.
 */
@Component
class BallotPapers {
    private record Place(CampaignCode campaign, UnitCode unit) {}

    private final Map<Place, BallotPaper> papers = new ConcurrentHashMap<>();
    private final Appraisals appraisals;

    BallotPapers(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    BallotPaper of(Entitlement entitlement) {
        return papers.computeIfAbsent(
                new Place(entitlement.campaign(), entitlement.unit()),
                place -> new BallotPaper(appraisals.of(place.campaign(), place.unit())));
    }
}
