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
 * One advisory lock for each campaign and stage. The lock has a statement of its own: what the next one reads, clock
 * and row alike, is read after the wait, not before it.
 */
@Service
class LockedWindows implements Windows {
    private static final RowCallbackHandler NOTHING = row -> {};
    private final JdbcTemplate jdbc;

    LockedWindows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Reading(Instant now, Phase phase, Instant deadline) {
        boolean deadlineHasCome() {
            return deadline != null && !now.isBefore(deadline);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant enter(CampaignCode code, Stage stage) {
        jdbc.query("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", NOTHING, key(code, stage));
        var read = read(code, stage);
        if (read.phase() == Phase.ABORTED || read.phase().compareTo(phaseOf(stage)) < 0) {
            throw new NotNow("campaign.notNow." + read.phase());
        }
        if (read.phase() != phaseOf(stage) || read.deadlineHasCome()) {
            throw new WindowClosed("campaign.windowClosed." + stage);
        }
        return read.now();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(CampaignCode code, Stage stage) {
        lockExclusively(code, stage);
        return read(code, stage).deadlineHasCome();
    }

    /** Waits until nobody is submitting in this stage, and lets nobody in until the transaction ends. */
    void lockExclusively(CampaignCode code, Stage stage) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", NOTHING, key(code, stage));
    }

    private Reading read(CampaignCode code, Stage stage) {
        var column = stage == Stage.COLLECTION ? "collection_deadline" : "rating_deadline";
        return jdbc
                .query(
                        "select clock_timestamp() as at, phase, " + column
                                + " as deadline from campaign.campaign where code = ?",
                        (row, number) -> {
                            var deadline = row.getObject("deadline", OffsetDateTime.class);
                            return new Reading(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    Phase.valueOf(row.getString("phase")),
                                    deadline == null ? null : deadline.toInstant());
                        },
                        code.value())
                .stream()
                .findFirst()
                .orElseThrow(() -> new Unknown("campaign.unknown"));
    }

    private static Phase phaseOf(Stage stage) {
        return stage == Stage.COLLECTION ? Phase.COLLECTION : Phase.RATING;
    }

    private static String key(CampaignCode code, Stage stage) {
        return "pingyi.window/" + code + "/" + stage;
    }
}
