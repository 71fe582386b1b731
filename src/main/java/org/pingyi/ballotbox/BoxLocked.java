package org.pingyi.ballotbox;

import org.pingyi.kernel.CampaignCode;

/** The last scrutineer has enrolled; published in that transaction. */
public record BoxLocked(CampaignCode campaign) {}
