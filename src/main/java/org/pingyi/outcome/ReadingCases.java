package org.pingyi.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.campaign.Progress;
import org.pingyi.collection.SelfReport;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.web.TaskKind;

/**
 * What our pages show of a case: the dossier that its task gives to this reader (ADR 0012), with the words said so far and
 * what would follow. Throws {@link org.pingyi.kernel.Unknown} for those whose task it is not.
 */
public interface ReadingCases {
    /** Where the reader's task stands. */
    enum Stands {
        OPEN,
        /** Somebody has spoken. */
        DONE,
        /** Nobody spoke in time. */
        EXPIRED,
        ABORTED
    }

    /**
     * Something said in the case.
     *
     * @param by the person's name where the roster knows him, else the login
     * @param role his in the unit, or null
     * @param reason null if none
     */
    record Said(TaskKind kind, String by, RaterGroup role, boolean yes, String reason, Instant at, boolean mine) {}

    /**
     * A case as its reader may see it; what he may not see, or what there is not, is null.
     *
     * @param newRank what the measure would make of the rank, null without a measure
     * @param verified whether the unit has spoken
     * @param turnout empty to a verifier
     * @param tables the versions of the decision tables that were asked, empty to a verifier
     * @param due the end of the verification, else null
     */
    record Dossier(
            String id,
            TaskKind kind,
            String campaignTitle,
            String employeeNumber,
            String name,
            String unit,
            Rank rank,
            Rank newRank,
            Status status,
            String composite,
            Grade grade,
            Measure measure,
            SelfReport selfReport,
            Boolean verified,
            Map<RaterGroup, Progress.Turnout> turnout,
            List<String> tables,
            List<Said> words,
            Instant due,
            Stands stands) {}

    /** @param kind VERIFICATION, OBJECTION_REVIEW or APPROVAL */
    Dossier read(Actor reader, TaskKind kind, UUID task);
}
