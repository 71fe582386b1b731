package org.pingyi.kernel;

import java.util.List;

/** The caller's role does not allow this call. */
public class Forbidden extends Refusal {
    private static final long serialVersionUID = 1L;

    public Forbidden(String key, Object... args) {
        super(List.of(), key, args);
    }

    public Forbidden(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 403;
    }
}
