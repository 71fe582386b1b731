package org.pingyi.campaign;

import org.pingyi.kernel.CampaignCode;

/** A campaign was opened; published in that transaction. */
public record CampaignOpened(CampaignCode campaign) {}
