package org.pingyi.campaign;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.WindowClosed;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One advisory lock for each campaign and stage. Key and rule stand in the database's functions
 * ({@code V1_1__entering_a_window.sql}), where casting uses them too: what is read there, clock and row alike, is read
 * after the wait for the lock, not before it.
 */
@Service
class LockedWindows implements Windows {
    private static final RowCallbackHandler NOTHING = row -> {};
    private final JdbcTemplate jdbc;

    LockedWindows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Entry(String standing, Instant at) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant enter(CampaignCode code, Stage stage) {
        var entry = jdbc.queryForObject(
                "select standing, decided_at from campaign.enter_window(?, ?)",
                (row, number) -> new Entry(
                        row.getString("standing"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()),
                code.value(),
                stage.name());
        if (entry.standing() == null) {
            throw new Unknown("campaign.unknown");
        }
        return switch (entry.standing()) {
            case "OPEN" -> entry.at();
            case "CLOSED" -> throw new WindowClosed("campaign.windowClosed." + stage);
            default -> throw new NotNow("campaign.notNow." + phase(code));
        };
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(CampaignCode code, Stage stage) {
        lockExclusively(code, stage);
        var column = stage == Stage.COLLECTION ? "collection_deadline" : "rating_deadline";
        return jdbc
                .query(
                        "select coalesce(clock_timestamp() >= " + column
                                + ", false) from campaign.campaign where code = ?",
                        (row, number) -> row.getBoolean(1),
                        code.value())
                .stream()
                .findFirst()
                .orElseThrow(() -> new Unknown("campaign.unknown"));
    }

    /** Waits until nobody is submitting in this stage, and lets nobody in until the transaction ends. */
    void lockExclusively(CampaignCode code, Stage stage) {
        jdbc.query("select pg_advisory_xact_lock(campaign.window_lock(?, ?))", NOTHING, code.value(), stage.name());
    }

    private String phase(CampaignCode code) {
        return jdbc.queryForObject("select phase from campaign.campaign where code = ?", String.class, code.value());
    }
}
