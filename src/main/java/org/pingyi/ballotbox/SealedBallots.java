package org.pingyi.ballotbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies in the boxes; put there by whoever casts, in his transaction. */
@Repository
class SealedBallots {
    private final JdbcClient jdbc;

    SealedBallots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UnitCode, Map<RaterGroup, Integer>> counts(CampaignCode campaign) {
        Map<UnitCode, Map<RaterGroup, Integer>> counts = new TreeMap<>();
        jdbc.sql("select unit, rater_group, count(*) from ballotbox.sealed_ballot where campaign = ? group by 1, 2")
                .param(campaign.value())
                .query(row -> {
                    counts.computeIfAbsent(new UnitCode(row.getString(1)), u -> new EnumMap<>(RaterGroup.class))
                            .put(RaterGroup.valueOf(row.getString(2)), row.getInt(3));
                });
        return counts;
    }

    /** The next portion of a unit's ballots, in the order of their random ids. */
    List<SealedBallot> after(UUID last, CampaignCode campaign, UnitCode unit, int most) {
        return jdbc.sql("select id, rater_group, content from ballotbox.sealed_ballot"
                        + " where campaign = ? and unit = ? and id > ? order by id limit ?")
                .params(campaign.value(), unit.value(), last, most)
                .query((row, n) -> new SealedBallot(
                        row.getObject(1, UUID.class),
                        campaign,
                        unit,
                        RaterGroup.valueOf(row.getString(2)),
                        row.getBytes(3)))
                .list();
    }
}
