package org.pingyi.roster;

import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;

/** What applied measures do to the roster, exactly once an appraisal; and what binds later roster files. */
public interface MeasureOnRoster {
    /** What is done. */
    enum Kind {
        DEMOTION,
        TRANSFER,
        EXCLUSION
    }

    /**
     * Applies a measure in the caller's transaction: DEMOTION and EXCLUSION set the rank, TRANSFER sets it and ends all
     * posts; a present rank that is already as low stays. Repeated for the same appraisal it does nothing. For
     * who has left the roster it is recorded and binds a file that brings him back.
     *
     * @param newRank the rank that the measure leaves
     */
    void apply(AppraisalId appraisal, CampaignCode campaign, EmployeeNumber cadre, Kind kind, Rank newRank);
}
