package org.pingyi.campaign;

/** Where a campaign stands. */
public enum Phase {
    DRAFT,
    ENROLMENT,
    COLLECTION,
    RATING,
    OPENING,
    OUTCOMES,
    CLOSED,
    ABORTED;

    /** Opened and neither closed nor aborted. */
    public boolean isRunning() {
        return this != DRAFT && this != CLOSED && this != ABORTED;
    }
}
