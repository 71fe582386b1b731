package org.pingyi.kernel;

import java.util.List;

/** What was sent is of another media type than the call takes. */
public class UnsupportedType extends Refusal {
    private static final long serialVersionUID = 1L;

    public UnsupportedType(String key, Object... args) {
        super(List.of(), key, args);
    }

    public UnsupportedType(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 415;
    }
}
