package org.pingyi.kernel;

import java.util.List;

/** What was sent is larger than allowed. */
public class TooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooLarge(String key, Object... args) {
        super(List.of(), key, args);
    }

    public TooLarge(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 413;
    }
}
