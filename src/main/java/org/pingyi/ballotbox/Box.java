package org.pingyi.ballotbox;

import org.pingyi.kernel.CampaignCode;

/** A campaign's box as it stands. */
record Box(CampaignCode campaign, State state, int threshold) {
    enum State {
        ENROLLING,
        LOCKED,
        /** Opened and counted. */
        OPENED,
        DESTROYED
    }
}
