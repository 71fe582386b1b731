package org.pingyi.identity;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.pingyi.kernel.TooMany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Five wrong passwords in 15 minutes stop a name for the rest of them, whether it exists or not; the same on all nodes.
 * What is tried while a name is stopped is not looked at and does not count, else a rival could keep it stopped for good.
 */
@Component
class WrongAttempts {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private final JdbcClient jdbc;
    private final Secret secret;
    private final TransactionTemplate transaction;

    WrongAttempts(JdbcClient jdbc, Secret secret, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.transaction = transaction;
    }

    /** @throws TooMany while the name is stopped */
    void refuseStopped(String name) {
        stopOn(secret.hashOfName(name)).ifPresent(WrongAttempts::refuse);
    }

    /**
     * Counts a wrong password. Attempts at the same time are counted one after the other: what comes after the fifth was
     * too late, whatever it was compared with.
     *
     * @throws TooMany the name has been stopped meanwhile
     */
    void count(String name) {
        var hash = secret.hashOfName(name);
        Optional<Long> stop = transaction.execute(status -> {
            jdbc.sql(
                            "select pg_advisory_xact_lock(hashtextextended('identity.wrong_attempt', 0) # hashtextextended(encode(?, 'hex'), 0))")
                    .param(hash)
                    .query((row, number) -> 0)
                    .single();
            var stopped = stopOn(hash);
            if (stopped.isEmpty()) {
                jdbc.sql("insert into identity.wrong_attempt (name_hash) values (?)")
                        .param(hash)
                        .update();
                forgetOld();
            }
            return stopped;
        });
        stop.ifPresent(WrongAttempts::refuse);
    }

    /** How many wrong passwords a name has left before it is stopped. */
    int left(String name) {
        int counted = jdbc.sql("""
                        select count(*) from identity.wrong_attempt
                        where name_hash = ? and at > clock_timestamp() - interval '15 minutes'""")
                .param(secret.hashOfName(name))
                .query(Integer.class)
                .single();
        return Math.max(0, MOST - counted);
    }

    /** For how long a name is stopped yet; empty where it is not. */
    Optional<Duration> stop(String name) {
        return stopOn(secret.hashOfName(name)).map(Duration::ofSeconds);
    }

    /** A new code or password lifts the stop. */
    void forget(Collection<String> names) {
        var hashes = names.stream().map(secret::hashOfName).toArray(byte[][]::new);
        jdbc.sql("delete from identity.wrong_attempt where name_hash = any(?)")
                .param(hashes)
                .update();
    }

    private Optional<Long> stopOn(byte[] name) {
        return jdbc.sql("""
                        select greatest(1, ceil(extract(epoch from at + interval '15 minutes' - clock_timestamp())))
                        from identity.wrong_attempt
                        where name_hash = ? and at > clock_timestamp() - interval '15 minutes'
                        order by at desc offset 4 limit 1""").param(name).query(Long.class).optional();
    }

    private void forgetOld() {
        jdbc.sql("""
                delete from identity.wrong_attempt where ctid in (
                    select ctid from identity.wrong_attempt where at < clock_timestamp() - interval '15 minutes'
                    limit 100 for update skip locked)""").update();
    }

    private static void refuse(long seconds) {
        throw new TooMany(seconds, "identity.stopped", (seconds + 59) / 60);
    }
}
