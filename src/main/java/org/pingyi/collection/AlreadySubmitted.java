package org.pingyi.collection;

import org.pingyi.kernel.NotNow;

/** A self report is final: there is another one already. */
class AlreadySubmitted extends NotNow {
    private static final long serialVersionUID = 1L;

    AlreadySubmitted() {
        super("collection.submitted");
    }
}
