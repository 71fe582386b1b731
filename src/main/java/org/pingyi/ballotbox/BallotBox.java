package org.pingyi.ballotbox;

import java.util.List;
import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** The box (票箱). Knows ballots, never voters. */
public interface BallotBox {
    /** Sets up the box of a campaign that opens: its scrutineers' enrolment tasks. Idempotent. */
    void prepare(CampaignCode campaign, List<String> scrutineers, int threshold);

    /**
     * Replaces scrutineers while they enrol: who has enrolled and stays is kept; where nobody is left to wait for, the
     * box is locked ({@link BoxLocked}).
     *
     * @throws org.pingyi.kernel.NotNow the box is locked already
     */
    void replace(CampaignCode campaign, List<String> scrutineers, int threshold);

    /** Whether all scrutineers have enrolled and the box has its key. */
    boolean isLocked(CampaignCode campaign);

    /**
     * Seals a ballot to a fixed length for its unit (封票), in memory.
     *
     * @param candidates the unit's remaining cadres, the same list for every ballot of the unit, in the order of employee
     *     number; a rater who is one of them leaves himself out
     */
    SealedBallot seal(
            CampaignCode campaign, UnitCode unit, RaterGroup group, Ballot ballot, List<EmployeeNumber> candidates);

    /** How many sealed ballots lie in the box, by unit and group; groups without any are left out. */
    Map<UnitCode, Map<RaterGroup, Integer>> counts(CampaignCode campaign);

    /** Destroys sealed ballots, keys and shares for good. Idempotent. */
    void destroy(CampaignCode campaign);
}
