package org.pingyi.rehearsal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Steering;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;

/** HR extends the running collection where the machine is slow, so that nobody is late but who is meant to be. */
class ExtendingInTime {
    private static final Duration ENOUGH = Duration.ofSeconds(12);
    private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Campaigns campaigns;
    private final Steering steering;
    private final DatabaseClock clock;
    private final CampaignCode code;
    private final Actor approver;
    private long nextLook = System.nanoTime();

    ExtendingInTime(Campaigns campaigns, Steering steering, DatabaseClock clock, CampaignCode code, Actor approver) {
        this.campaigns = campaigns;
        this.steering = steering;
        this.clock = clock;
        this.code = code;
        this.approver = approver;
    }

    synchronized void lookAtTheClock() {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
        var deadline = campaigns.get(code).collectionDeadline();
        var now = clock.now();
        if (now.isBefore(deadline) && now.plus(ENOUGH).isAfter(deadline)) {
            steering.extend(
                    approver,
                    code,
                    () -> new Steering.Extension(deadline.plus(ENOUGH).toString(), "试评：机器较慢"));
        }
    }
}
