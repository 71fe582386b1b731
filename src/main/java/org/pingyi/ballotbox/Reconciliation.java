package org.pingyi.ballotbox;

import java.util.List;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;

/** What must agree before the box is opened (对数), for its scrutineers to see; implemented by the tally, which decides. */
public interface Reconciliation {
    /**
     * Counts of people and of ballots, nothing of what they hold.
     *
     * @param differing the units in which the two differ, in the order of their codes
     */
    record Sums(String title, int units, int entitled, int cast, int sealed, List<Differing> differing) {}

    /** @param voided its ballots are left out, so that the others can be counted */
    record Differing(UnitCode unit, String name, int cast, int sealed, boolean voided) {}

    Sums of(CampaignCode campaign);
}
