package org.pingyi.kernel;

import java.util.List;

/** Too many wrong attempts; the same call may be tried again after a while. */
public class TooMany extends Refusal {
    private static final long serialVersionUID = 1L;
    private final long retryAfterSeconds;

    public TooMany(long retryAfterSeconds, String key, Object... args) {
        super(List.of(), key, args);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    @Override
    public int status() {
        return 429;
    }

    /** What {@code Retry-After} says, at least 1. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
