package org.pingyi.collection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;

/** What the process asks of the collection; all of it idempotent. */
public interface Collecting {
    /** Starts the stage: a task for every cadre, the phase and the deadline, in one transaction. */
    void start(CampaignCode campaign);

    /**
     * Excludes who has no report in this unit.
     *
     * @throws org.pingyi.campaign.NotYet the database's clock has not reached the deadline
     */
    void excludeMissing(CampaignCode campaign, UnitCode unit);

    /**
     * Ends the stage: everybody has submitted or the deadline has come; excludes who is still missing anywhere.
     *
     * @throws org.pingyi.campaign.NotYet before the deadline with somebody missing
     */
    void close(CampaignCode campaign);

    /** Who has not submitted, by unit. */
    Map<UnitCode, Set<AppraisalId>> missing(CampaignCode campaign);

    /** Submitted, but the engine was not told yet; at most {@code limit} of each unit. */
    Map<UnitCode, List<AppraisalId>> toReflect(CampaignCode campaign, int limit);

    /** Remembers that the engine was told, in the caller's transaction. */
    void reflected(CampaignCode campaign, List<AppraisalId> appraisals);
}
