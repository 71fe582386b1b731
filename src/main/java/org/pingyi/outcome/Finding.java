package org.pingyi.outcome;

import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.outcome.DecisionTables.Said;

/**
 * What the count means for a cadre: never changed by anybody. Unit, name and rank as frozen at the opening.
 *
 * @param grade null where there is none
 * @param gradeTable version of the table that said so, null without a grade
 * @param measureTable version of the table that said so, null without a grade
 */
record Finding(
        AppraisalId appraisal,
        CampaignCode campaign,
        UnitCode unit,
        String unitName,
        EmployeeNumber cadre,
        String name,
        Rank rank,
        Status status,
        Grade grade,
        String gradeTable,
        Measure measure,
        String measureTable) {

    static Finding excluded(Appraisal appraisal, String unitName) {
        return of(appraisal, unitName, Status.EXCLUDED, null, null, Measure.EXCLUSION, null);
    }

    static Finding notGraded(Appraisal appraisal, String unitName) {
        return of(appraisal, unitName, Status.NOT_GRADED, null, null, Measure.NONE, null);
    }

    static Finding graded(Appraisal appraisal, String unitName, Said<Grade> grade, Said<Measure> measure) {
        return of(appraisal, unitName, Status.GRADED, grade.value(), grade.table(), measure.value(), measure.table());
    }

    private static Finding of(
            Appraisal appraisal,
            String unitName,
            Status status,
            Grade grade,
            String gradeTable,
            Measure measure,
            String measureTable) {
        return new Finding(
                appraisal.id(),
                appraisal.campaign(),
                appraisal.unit(),
                unitName,
                appraisal.cadre(),
                appraisal.name(),
                appraisal.rank(),
                status,
                grade,
                gradeTable,
                measure,
                measureTable);
    }
}
