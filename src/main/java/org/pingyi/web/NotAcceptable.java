package org.pingyi.web;

import java.util.List;
import org.pingyi.kernel.Refusal;

/** The caller does not accept what the call answers with. */
class NotAcceptable extends Refusal {
    private static final long serialVersionUID = 1L;

    NotAcceptable() {
        super(List.of(), "problem.406.detail");
    }

    @Override
    public int status() {
        return 406;
    }
}
