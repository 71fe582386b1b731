package org.pingyi.campaign;

import java.time.Instant;
import org.pingyi.kernel.CampaignCode;

/** The races of a deadline, decided in the submitting transaction against the database's clock (ADR 0004). */
public interface Windows {
    /**
     * SQL for a statement that has no trip of its own to spare (casting): where a stage stands, as text, {@code OPEN},
     * {@code NOT_BEGUN}, {@code CLOSED} or {@code ABORTED}; a look without a lock. The rule itself stands once, in the
     * database's function, for this, {@link #entered} and {@link #enter} alike.
     *
     * @param campaign an SQL expression, such as a column, that is the campaign's code
     */
    static String standing(String campaign, Stage stage) {
        return "campaign.window_standing(" + campaign + ", '" + stage + "', clock_timestamp())";
    }

    /**
     * SQL: a condition that is true where {@link #enter} would not refuse, and takes the same lock until the
     * transaction ends. What the statement itself reads may be older than the lock.
     */
    static String entered(String campaign, Stage stage) {
        return "(campaign.enter_window(" + campaign + ", '" + stage + "')).standing = 'OPEN'";
    }

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
