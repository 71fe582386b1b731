package org.pingyi.rating;

import org.pingyi.ballotbox.SealedBallot;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Casts a sealed ballot (投票): one statement, which is the whole transaction. It takes the stage's lock, decides whether
 * it is in time, and writes participation and ballot together or neither; no row means refused, a violated key means that
 * this rater has cast already. One trip to the database a ballot, because everybody casts in the last hour. Never call
 * it inside a transaction: a second attempt would spoil that one, and the lock would be held on.
 */
@Service
class CastingBallot {
    /** What became of the ballot. */
    enum Outcome {
        CAST,
        CAST_ALREADY,
        REFUSED
    }

    private static final String CAST = """
            with cast_now as (
                insert into rating.participation (campaign, unit, rater, entitlement)
                select e.campaign, e.unit, e.rater, e.id from rating.entitlement e where e.id = ? and %s
                returning 1)
            insert into ballotbox.sealed_ballot (id, campaign, unit, rater_group, content)
            select ?, ?, ?, ?, ? from cast_now
            """.formatted(Windows.entered("e.campaign", Stage.RATING));

    private final JdbcTemplate jdbc;

    CastingBallot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Outcome cast(Entitlement entitlement, SealedBallot sealed) {
        try {
            int rows = jdbc.update(CAST, statement -> {
                statement.setObject(1, entitlement.id());
                statement.setObject(2, sealed.id());
                statement.setString(3, sealed.campaign().value());
                statement.setString(4, sealed.unit().value());
                statement.setString(5, sealed.group().name());
                statement.setBytes(6, sealed.content());
            });
            return rows == 1 ? Outcome.CAST : Outcome.REFUSED;
        } catch (DuplicateKeyException castAlready) {
            return Outcome.CAST_ALREADY;
        }
    }
}
