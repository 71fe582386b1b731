package org.pingyi.kernel;

import java.util.List;

/** What was sent cannot be read at all. */
public class Unreadable extends Refusal {
    private static final long serialVersionUID = 1L;

    public Unreadable(String key, Object... args) {
        super(List.of(), key, args);
    }

    public Unreadable(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 400;
    }
}
