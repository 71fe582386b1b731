package org.pingyi.kernel;

import java.util.List;

/** The content is invalid. */
public class Invalid extends Refusal {
    private static final long serialVersionUID = 1L;

    public Invalid(String key, Object... args) {
        super(List.of(), key, args);
    }

    public Invalid(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 422;
    }
}
