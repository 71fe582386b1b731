package org.pingyi.kernel;

import java.util.List;

/**
 * A named "no" that a person caused and can understand. The page turns it into a sentence in the user's language,
 * the API into {@code application/problem+json}. Refusals carry message keys, never finished sentences.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient Object[] args;
    private final transient List<Problem> problems;

    protected Refusal(List<Problem> problems, String key, Object... args) {
        super(key);
        this.key = key;
        this.args = args;
        this.problems = List.copyOf(problems);
    }

    /** The HTTP status that the contract gives this kind of refusal. */
    public abstract int status();

    public String key() {
        return key;
    }

    public Object[] args() {
        return args;
    }

    public List<Problem> problems() {
        return problems;
    }
}
