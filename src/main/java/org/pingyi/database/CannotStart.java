package org.pingyi.database;

/**
 * The application cannot start, and the reader can do something about it: told in one message, Chinese and English,
 * without a stack trace.
 */
public class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * @param description what is wrong
     * @param action what can be done
     */
    public CannotStart(String description, String action) {
        this(description, action, null);
    }

    public CannotStart(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
