package org.pingyi.process;

import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;

/** The contract between {@code annual-campaign.bpmn} and this code base; the variable is {@link Variable#CAMPAIGN}. */
final class AnnualCampaignProcess {
    static final String KEY = "annual-campaign";
    static final String ENROL = "userTask_enrolScrutineers";
    static final String OPEN = "userTask_openBallotBox";
    static final String COLLECTION_ENDED = "timerEvent_collectionEnded";
    static final String RATING_ENDED = "timerEvent_ratingEnded";
    static final String ABORTED = "campaign-aborted";

    private AnnualCampaignProcess() {}

    static String businessKey(CampaignCode campaign) {
        return campaign.value();
    }

    static String businessKey(CampaignCode campaign, UnitCode unit) {
        return campaign + "/" + unit;
    }
}
