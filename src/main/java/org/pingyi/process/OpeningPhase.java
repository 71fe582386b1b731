package org.pingyi.process;

import org.pingyi.ballotbox.OpeningAllowed;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.springframework.stereotype.Component;

/** Tells the ballot box, which knows no campaign, whether its campaign is in the opening. */
@Component
class OpeningPhase implements OpeningAllowed {
    private final Campaigns campaigns;

    OpeningPhase(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public void require(CampaignCode campaign) {
        var phase = campaigns.lock(campaign).phase();
        if (phase != Phase.OPENING) {
            throw new NotNow("campaign.notNow." + phase);
        }
    }

    @Override
    public boolean isOpening(CampaignCode campaign) {
        return campaigns
                .find(campaign)
                .filter(found -> found.phase() == Phase.OPENING)
                .isPresent();
    }
}
