package org.pingyi.campaign;

import org.pingyi.kernel.CampaignCode;

/** The scrutineers of a campaign that enrols were replaced; published in that transaction. */
public record ScrutineersReplaced(CampaignCode campaign, java.util.List<String> scrutineers, int threshold) {}
