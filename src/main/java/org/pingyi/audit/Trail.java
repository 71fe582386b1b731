package org.pingyi.audit;

import java.time.Instant;
import java.util.List;

/** The append-only trail of deeds, for auditors. */
public interface Trail {
    /**
     * A deed as it was recorded.
     *
     * @param at by the database's clock
     * @param actor the login, or {@code system}
     * @param detail null if none
     */
    record Entry(Instant at, String actor, String action, String subject, String detail) {}

    /**
     * The newest first.
     *
     * @param from included, or null
     * @param to not included, or null
     * @param actor the login, or null for everybody
     */
    List<Entry> entries(Instant from, Instant to, String actor);
}
