package org.pingyi.ballotbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StandingBallotBox implements BallotBox {
    private final Boxes boxes;
    private final LockingBox locking;
    private final JdbcClient jdbc;
    /** A box's public key never changes once it is there. */
    private final Map<CampaignCode, byte[]> publicKeys = new ConcurrentHashMap<>();

    StandingBallotBox(Boxes boxes, LockingBox locking, JdbcClient jdbc) {
        this.boxes = boxes;
        this.locking = locking;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void prepare(CampaignCode campaign, List<String> scrutineers, int threshold) {
        if (boxes.add(campaign, threshold)) {
            seat(campaign, scrutineers);
        }
    }

    @Override
    @Transactional
    public void replace(CampaignCode campaign, List<String> scrutineers, int threshold) {
        var box = boxes.lock(campaign).orElseThrow(() -> new NotNow("ballotbox.notPrepared"));
        if (box.state() != Box.State.ENROLLING) {
            throw new NotNow("ballotbox.locked");
        }
        boxes.removeAllBut(campaign, scrutineers);
        seat(campaign, scrutineers);
        boxes.threshold(campaign, threshold);
        locking.lockWhenAllHaveEnrolled(campaign);
    }

    private void seat(CampaignCode campaign, List<String> scrutineers) {
        for (var i = 0; i < scrutineers.size(); i++) {
            boxes.add(campaign, scrutineers.get(i), i + 1, UUID.randomUUID(), UUID.randomUUID());
        }
    }

    @Override
    public boolean isLocked(CampaignCode campaign) {
        return boxes.publicKey(campaign).isPresent();
    }

    @Override
    public SealedBallot seal(
            CampaignCode campaign, UnitCode unit, RaterGroup group, Ballot ballot, List<EmployeeNumber> candidates) {
        var key = publicKeys.computeIfAbsent(
                campaign, c -> boxes.publicKey(c).orElseThrow(() -> new NotNow("ballotbox.notLocked")));
        var id = UUID.randomUUID();
        var content = Sealing.BALLOT.seal(
                key, Bound.ballot(campaign, unit, group, id), new BallotForm(candidates).write(ballot));
        return new SealedBallot(id, campaign, unit, group, content);
    }

    @Override
    public Map<UnitCode, Map<RaterGroup, Integer>> counts(CampaignCode campaign) {
        Map<UnitCode, Map<RaterGroup, Integer>> counts = new TreeMap<>();
        jdbc.sql("select unit, rater_group, count(*) from ballotbox.sealed_ballot where campaign = ? group by 1, 2")
                .param(campaign.value())
                .query(row -> {
                    counts.computeIfAbsent(new UnitCode(row.getString(1)), u -> new EnumMap<>(RaterGroup.class))
                            .put(RaterGroup.valueOf(row.getString(2)), row.getInt(3));
                });
        return counts;
    }

    @Override
    @Transactional
    public void destroy(CampaignCode campaign) {
        if (boxes.lock(campaign).isPresent()) {
            boxes.destroy(campaign);
        }
        publicKeys.remove(campaign);
    }
}
