package org.pingyi.campaign;

import java.time.Instant;
import org.pingyi.kernel.CampaignCode;

/** The races of a deadline, decided in the submitting transaction against the database's clock (ADR 0004). */
public interface Windows {
    /**
     * Takes the stage's advisory lock, shared, until the transaction ends, then reads the clock and the campaign.
     *
     * @return the instant at which it was decided to be in time
     * @throws org.pingyi.kernel.NotNow the campaign is aborted, or the stage has not begun
     * @throws org.pingyi.kernel.WindowClosed the deadline has come
     */
    Instant enter(CampaignCode code, Stage stage);

    /**
     * Takes the stage's advisory lock exclusively until the transaction ends: nobody is submitting any more, and whoever
     * comes later finds what this transaction leaves. Returns whether the database's clock has reached the deadline.
     */
    boolean close(CampaignCode code, Stage stage);
}
