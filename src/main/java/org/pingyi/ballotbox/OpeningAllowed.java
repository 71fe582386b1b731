package org.pingyi.ballotbox;

import org.pingyi.kernel.CampaignCode;

/** Asked of the campaign through the process module: may shares be given now? */
public interface OpeningAllowed {
    /**
     * Locks the campaign's row.
     *
     * @throws org.pingyi.kernel.NotNow the campaign is not in OPENING
     */
    void require(CampaignCode campaign);

    /** Whether the campaign is in OPENING, that is whether its scrutineers have an opening task. */
    boolean isOpening(CampaignCode campaign);
}
