package org.pingyi.campaign;

/** A stage was to be closed before its deadline although something is missing: technical, rolled back and tried again. */
public class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String message) {
        super(message);
    }
}
