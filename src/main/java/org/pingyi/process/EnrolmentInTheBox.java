package org.pingyi.process;

import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.Progress;
import org.pingyi.kernel.CampaignCode;
import org.springframework.stereotype.Component;

/** Tells the campaigns, which know no box, whether their scrutineers have all enrolled. */
@Component
class EnrolmentInTheBox implements Progress.OfEnrolment {
    private final BallotBox box;

    EnrolmentInTheBox(BallotBox box) {
        this.box = box;
    }

    @Override
    public boolean isComplete(CampaignCode campaign) {
        return box.isLocked(campaign);
    }
}
