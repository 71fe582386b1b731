package org.pingyi.outcome;

/** Where a case stands between the count and its end. What stands between two tasks waits for the process. */
enum Standing {
    /** The process has not come to it yet. */
    NOT_ENTERED,
    VERIFICATION_ASKED,
    /** The unit agrees. */
    CONFIRMED,
    /** The unit objects. */
    OBJECTED,
    /** The unit kept silent until the window's end. */
    EXPIRED,
    REVIEW_ASKED,
    /** The objection is dismissed. */
    DISMISSED,
    APPROVAL_ASKED,
    /** A human has approved; the measure is still to be applied. */
    APPROVED,
    /** Nothing is left to do. */
    DONE
}
