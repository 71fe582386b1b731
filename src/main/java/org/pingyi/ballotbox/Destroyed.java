package org.pingyi.ballotbox;

import org.pingyi.kernel.CampaignCode;

/** What was in a box is deleted; published in that transaction. */
record Destroyed(CampaignCode campaign) {}
