package org.pingyi.ballotbox;

import java.util.List;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** A box whose key has been put together in memory, on the thread of the scrutineer who reached the threshold. */
public interface OpenedBox {
    CampaignCode campaign();

    /** An opened ballot of a group. */
    record Opened(RaterGroup group, Ballot ballot) {}

    /**
     * Opens all ballots of a unit on all cores.
     *
     * @param candidates as at the sealing
     * @throws org.pingyi.kernel.NotNow a ballot cannot be opened
     */
    List<Opened> open(UnitCode unit, List<EmployeeNumber> candidates);
}
