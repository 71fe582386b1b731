package org.pingyi.ballotbox;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * PostgreSQL leaves deleted rows in its files until it needs the room: once a box is destroyed, the tables are written
 * anew without them. Where somebody else holds the tables just then, the database's own vacuum does it later.
 */
@Component
class Shredding {
    private static final Logger LOG = LoggerFactory.getLogger(Shredding.class);
    private final DataSource dataSource;

    Shredding(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void shred(Destroyed box) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '2s'");
            try {
                statement.execute("vacuum (full) ballotbox.scrutineer, ballotbox.sealed_ballot");
                if (statement.getWarnings() != null) {
                    // who may not write a table anew is not refused: the table is skipped, with a warning
                    throw statement.getWarnings();
                }
            } finally {
                statement.execute("reset lock_timeout");
            }
        } catch (SQLException e) {
            LOG.warn("The tables of the destroyed box of {} could not be written anew", box.campaign(), e);
        }
    }
}
