package org.pingyi.ballotbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The box behind its interface; what a ballot is sealed to is read once and kept. */
@Service
class StandingBallotBox implements BallotBox {
    private final Boxes boxes;
    private final LockingBox locking;
    private final SealedBallots ballots;
    private final ApplicationEventPublisher events;
    /** A box's public key never changes once it is there. */
    private final Map<CampaignCode, byte[]> publicKeys = new ConcurrentHashMap<>();

    StandingBallotBox(Boxes boxes, LockingBox locking, SealedBallots ballots, ApplicationEventPublisher events) {
        this.boxes = boxes;
        this.locking = locking;
        this.ballots = ballots;
        this.events = events;
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
        return ballots.counts(campaign);
    }

    @Override
    @Transactional
    public void destroy(CampaignCode campaign) {
        boxes.lock(campaign).ifPresent(box -> {
            boxes.destroy(campaign);
            if (box.state() != Box.State.DESTROYED) {
                events.publishEvent(new Deed(Deed.SYSTEM, "BALLOT_BOX_DESTROYED", campaign.value(), null));
                events.publishEvent(new Destroyed(campaign));
            }
        });
        publicKeys.remove(campaign);
    }
}
