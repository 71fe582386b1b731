package org.pingyi.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names of accounts and employee numbers must not meet. Whoever adds to either holds this first, until the end of his
 * transaction, and then looks at the other.
 */
@Component
class Names {
    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('identity.names', 0))")
                .query((row, number) -> 0)
                .single();
    }
}
