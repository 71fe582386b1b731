package org.pingyi.rating;

import org.pingyi.ballotbox.SealedBallot;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Casts a sealed ballot (投票): one statement, which is the whole transaction. It takes the stage's lock, decides whether
 * it is in time, and writes participation and ballot together or neither. One trip to the database a ballot, because
 * everybody casts in the last hour. A second attempt writes nothing and violates nothing: a violated key would stand in
 * the database server's log, with the rater's number and the time.
 */
@Service
class CastingBallot {
    private static final String CAST = """
            with cast_now as (
                insert into rating.participation (campaign, unit, rater, entitlement)
                select e.campaign, e.unit, e.rater, e.id from rating.entitlement e where e.id = ? and %s
                on conflict do nothing
                returning 1)
            insert into ballotbox.sealed_ballot (id, campaign, unit, rater_group, content)
            select ?, ?, ?, ?, ? from cast_now
            """.formatted(Windows.entered("e.campaign", Stage.RATING));

    private final JdbcTemplate jdbc;

    CastingBallot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the ballot is in the box now; if not, its rater has cast already or the window refuses him. */
    boolean cast(Entitlement entitlement, SealedBallot sealed) {
        return jdbc.update(CAST, statement -> {
                    statement.setObject(1, entitlement.id());
                    statement.setObject(2, sealed.id());
                    statement.setString(3, sealed.campaign().value());
                    statement.setString(4, sealed.unit().value());
                    statement.setString(5, sealed.group().name());
                    statement.setBytes(6, sealed.content());
                })
                == 1;
    }
}
