package org.pingyi.outcome;

import java.util.List;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.TaskKind;

/** The results, for those who may read them (domain rule 12). */
public interface Results {
    /**
     * One cadre's result; rank and unit as frozen at the opening.
     *
     * @param composite with two decimals, null where there is none
     * @param grade null where there is none
     * @param awaits what is asked of people in the case now, or null
     */
    record Result(
            AppraisalId appraisal,
            EmployeeNumber employeeNumber,
            String name,
            UnitCode unit,
            String unitName,
            Rank rank,
            Status status,
            String composite,
            Grade grade,
            Measure measure,
            Decision decision,
            TaskKind awaits) {}

    /**
     * What a cadre gets to know of himself.
     *
     * @param composite with two decimals; null where there is none, or the rule book does not publish it
     * @param grade null where there is none
     */
    record OwnResult(
            AppraisalId appraisal,
            CampaignCode campaign,
            Status status,
            String composite,
            Grade grade,
            Measure measure,
            Decision decision) {}

    /**
     * Everybody's results, for HR only, in the order of unit code, then employee number. What was there when a campaign was
     * aborted stays.
     *
     * @throws org.pingyi.kernel.Unknown no such campaign
     * @throws org.pingyi.kernel.NotNow before the tally
     */
    List<Result> of(CampaignCode campaign);

    /** A cadre's own results: of published campaigns that were not aborted, the latest first. */
    List<OwnResult> ownOf(EmployeeNumber cadre);
}
