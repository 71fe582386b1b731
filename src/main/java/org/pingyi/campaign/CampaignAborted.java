package org.pingyi.campaign;

import org.pingyi.kernel.CampaignCode;

/** A campaign was aborted; published in that transaction. */
public record CampaignAborted(CampaignCode campaign, String actor) {}
