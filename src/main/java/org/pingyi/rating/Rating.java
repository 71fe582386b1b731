package org.pingyi.rating;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** What the process asks of the rating; all of it idempotent. Entitlements are opaque ids, not people. */
public interface Rating {
    /** Starts the stage: a ballot for everybody who has anybody to rate, the phase and the deadline, in one transaction. */
    void start(CampaignCode campaign);

    /** The opaque ids of those who have a ballot, by group. */
    Map<RaterGroup, List<UUID>> entitlements(CampaignCode campaign, UnitCode unit);

    /** The units in which anybody has a ballot, in the order of their codes. */
    List<UnitCode> units(CampaignCode campaign);

    /**
     * Ends the stage (phase OPENING): everybody has cast or the deadline has come.
     *
     * @throws org.pingyi.campaign.NotYet before the deadline with a ballot missing
     */
    void close(CampaignCode campaign);

    /** Cast, but the engine was not told yet; at most {@code limit} of each unit. */
    Map<UnitCode, List<UUID>> toReflect(CampaignCode campaign, int limit);

    /** Remembers that the engine was told, in the caller's transaction. */
    void reflected(CampaignCode campaign, List<UUID> entitlements);
}
