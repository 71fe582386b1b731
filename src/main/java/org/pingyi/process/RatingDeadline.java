package org.pingyi.process;

import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.NotYet;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.springframework.stereotype.Component;

/** Lets no unit's rating end before the database's clock says so: a node whose clock runs fast fires its timers early. */
@Component
class RatingDeadline {
    private final Campaigns campaigns;
    private final DatabaseClock clock;

    RatingDeadline(Campaigns campaigns, DatabaseClock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @throws NotYet rolled back and tried again */
    void requireReached(CampaignCode campaign) {
        if (clock.now().isBefore(campaigns.get(campaign).ratingDeadline())) {
            throw new NotYet("the rating of " + campaign + " has not ended");
        }
    }
}
