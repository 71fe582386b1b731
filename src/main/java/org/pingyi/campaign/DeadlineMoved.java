package org.pingyi.campaign;

import org.pingyi.kernel.CampaignCode;

/** A running deadline was extended; published in that transaction. */
public record DeadlineMoved(CampaignCode campaign, Stage stage, java.time.Instant until) {}
