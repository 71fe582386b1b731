package org.pingyi.tally;

import java.util.function.Supplier;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;

/**
 * Gives up a unit whose figures don't agree, so that the others can be counted (contract, §3): its cadres are not graded.
 * The caller checks the role.
 */
public interface Voiding {
    /** Why a unit is given up. */
    record Reason(String reason) {}

    /**
     * Whether there is anything to void at all.
     *
     * @throws org.pingyi.kernel.Unknown no such campaign, or no such unit in it
     */
    void requireUnit(CampaignCode campaign, UnitCode unit);

    /**
     * Voids a unit in the phase OPENING.
     *
     * @param asked looked at only after the state allows it
     * @throws org.pingyi.kernel.NotNow another phase, the figures agree, or voided already
     * @throws org.pingyi.kernel.Invalid no reason of 1 to 4,000 characters
     */
    void voidUnit(Actor by, CampaignCode campaign, UnitCode unit, Supplier<Reason> asked);
}
