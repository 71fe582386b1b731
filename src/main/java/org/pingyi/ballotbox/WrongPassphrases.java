package org.pingyi.ballotbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.TooMany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Five wrong passphrases in 15 minutes stop a scrutineer's passphrase for the rest of them, the right one too (contract,
 * §3). They stand in a schema of their own, {@code scrutiny}, because the box's schema knows no time.
 */
@Component
class WrongPassphrases {
    static final int LIMIT = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final DatabaseClock clock;

    WrongPassphrases(JdbcClient jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws TooMany his passphrase is stopped */
    void requireNotStopped(Scrutineer scrutineer) {
        var now = clock.now();
        jdbc.sql("select at from scrutiny.wrong_passphrase where campaign = ? and login = ? and at > ?"
                        + " order by at desc limit 1 offset ?")
                .params(
                        scrutineer.campaign().value(),
                        scrutineer.login(),
                        now.minus(WINDOW).atOffset(ZoneOffset.UTC),
                        LIMIT - 1)
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(first -> {
                    var rest = Duration.between(now, first.toInstant().plus(WINDOW));
                    throw new TooMany(Math.max(1, rest.plusMillis(999).toSeconds()), "ballotbox.passphrase.stopped");
                });
    }

    void remember(Scrutineer scrutineer) {
        jdbc.sql("insert into scrutiny.wrong_passphrase (campaign, login, at) values (?, ?, ?)")
                .params(
                        scrutineer.campaign().value(),
                        scrutineer.login(),
                        clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
