package org.pingyi.roster;

import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;

/**
 * A row of the roster file that is sound by itself. What is empty there is null here.
 *
 * @param row its number in the sheet, the header being row 1
 * @param appraisal what the file says: true 是, false 否, null nothing, that is "as the rank says"
 */
record RosterRow(
        int row,
        String unit,
        String unitName,
        String person,
        String name,
        RaterGroup role,
        Rank rank,
        String jobTitle,
        Boolean appraisal,
        String whyNotAppraised,
        String whyNotRating,
        boolean verifier,
        String phone,
        String email,
        String restoredBy) {
    /** Domain rule 1: appraised are the first four ranks, unless the roster says no. */
    boolean appraised() {
        return appraisal == null ? rank != null && rank.isCadre() : appraisal;
    }
}
