package org.pingyi.roster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Imports run one after another, and no measure is applied between what an import compares and what it writes: advisory
 * locks, held until the transaction ends, in every node of the cluster.
 */
@Component
class RosterLock {
    private static final long KEY = 0x726f73746572L;

    private final JdbcClient jdbc;

    RosterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For an import. */
    void alone() {
        take("select pg_advisory_xact_lock(?)");
    }

    /** For a measure; several may be applied at once. */
    void together() {
        take("select pg_advisory_xact_lock_shared(?)");
    }

    private void take(String sql) {
        jdbc.sql(sql).param(KEY).query((result, n) -> n).single();
    }
}
