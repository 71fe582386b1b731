package org.pingyi.ballotbox;

import com.codahale.shamir.Scheme;
import java.security.SecureRandom;
import java.util.Arrays;
import org.pingyi.kernel.CampaignCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes the box's key once the last scrutineer has enrolled: in memory, split, each share sealed to its scrutineer, the
 * private half forgotten. The caller holds the box's lock.
 */
@Component
class LockingBox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Boxes boxes;
    private final ApplicationEventPublisher events;

    LockingBox(Boxes boxes, ApplicationEventPublisher events) {
        this.boxes = boxes;
        this.events = events;
    }

    void lockWhenAllHaveEnrolled(CampaignCode campaign) {
        var scrutineers = boxes.scrutineers(campaign);
        if (scrutineers.isEmpty() || !scrutineers.stream().allMatch(Scrutineer::enrolled)) {
            return;
        }
        var threshold = boxes.find(campaign).orElseThrow().threshold();
        var keys = Sealing.newKeys();
        var privateHalf = Sealing.privateHalf(keys);
        try {
            var shares = new Scheme(RANDOM, scrutineers.size(), threshold).split(privateHalf);
            for (var i = 0; i < scrutineers.size(); i++) {
                var scrutineer = scrutineers.get(i);
                var share = new Share(i + 1, shares.get(i + 1)).written();
                boxes.keepShare(
                        scrutineer,
                        Sealing.SHARE.seal(
                                boxes.publicKeyOf(scrutineer), Bound.scrutineer(campaign, scrutineer.login()), share));
                Arrays.fill(share, (byte) 0);
                Arrays.fill(shares.get(i + 1), (byte) 0);
            }
        } finally {
            Arrays.fill(privateHalf, (byte) 0);
        }
        boxes.lockWith(campaign, Sealing.publicHalf(keys));
        events.publishEvent(new BoxLocked(campaign));
    }
}
