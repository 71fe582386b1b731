package org.pingyi.ballotbox;

import java.util.Optional;
import java.util.UUID;
import org.pingyi.kernel.Actor;

/**
 * What our pages show a scrutineer of his two tasks: how many, never who. All throw {@link org.pingyi.kernel.Unknown} for
 * other people's tasks.
 */
public interface Scrutiny {
    /** Where the opening stands. */
    enum Stands {
        NOT_YET,
        WAITING,
        COUNTED,
        DESTROYED
    }

    /**
     * 登记.
     *
     * @param enrolled how many of the scrutineers have enrolled
     * @param threshold how many of them open the box
     * @param mine whether he is one of those who have
     * @param open whether enrolling is possible at all any more
     */
    record Enrolment(
            String id, String campaign, int scrutineers, int enrolled, int threshold, boolean mine, boolean open) {}

    /**
     * 开箱.
     *
     * @param given how many shares are there
     * @param mine whether his is one of them
     * @param sums what must agree first
     */
    record Opening(
            String id,
            String campaign,
            int scrutineers,
            int threshold,
            int given,
            boolean mine,
            Stands stands,
            Reconciliation.Sums sums) {}

    Enrolment enrolment(Actor scrutineer, UUID key);

    Opening opening(Actor scrutineer, UUID key);

    /** How far the count is, while this node counts. */
    Optional<CountingProgress.Opened> counting(Actor scrutineer, UUID key);
}
