package org.pingyi.outcome;

import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.NotNow;

/** A case was to take a step that does not follow from where it stands. */
class OutOfTurn extends NotNow {
    private static final long serialVersionUID = 1L;

    private final String course;

    OutOfTurn(AppraisalId appraisal, Standing standing, Standing next) {
        super("outcome.outOfTurn");
        this.course = "case " + appraisal + " stands at " + standing + ", not before " + next;
    }

    @Override
    public String getMessage() {
        return course;
    }
}
