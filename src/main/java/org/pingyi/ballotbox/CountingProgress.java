package org.pingyi.ballotbox;

import java.util.Optional;
import org.pingyi.kernel.CampaignCode;

/** How far the opening of a box has come; known to the node that opens it, and to nobody once it has ended. */
public interface CountingProgress {
    /** Ballots opened, of how many. */
    record Opened(int done, int total) {}

    /** Empty where this node is not opening the campaign's box just now. */
    Optional<Opened> of(CampaignCode campaign);
}
