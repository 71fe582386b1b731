package org.pingyi.ballotbox;

import java.util.List;
import java.util.function.Consumer;
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
     * Opens all ballots of a unit on all cores, a portion at a time so that a big unit fits into memory, and hands each
     * to the reader, on the caller's thread, in no order that means anything.
     *
     * @param candidates as at the sealing
     * @throws org.pingyi.kernel.NotNow a ballot cannot be opened, or is none of these candidates; says how many
     */
    void open(UnitCode unit, List<EmployeeNumber> candidates, Consumer<Opened> reader);
}
