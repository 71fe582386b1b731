package org.pingyi.kernel;

import java.util.List;

/** There is no such thing, or it is other people's. */
public class Unknown extends Refusal {
    private static final long serialVersionUID = 1L;

    public Unknown(String key, Object... args) {
        super(List.of(), key, args);
    }

    public Unknown(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 404;
    }
}
