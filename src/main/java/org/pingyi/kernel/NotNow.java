package org.pingyi.kernel;

import java.util.List;

/** Not now: wrong phase, aborted, already done, exists. */
public class NotNow extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotNow(String key, Object... args) {
        super(List.of(), key, args);
    }

    public NotNow(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 409;
    }
}
