package org.pingyi.rating;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.collection.SelfReport;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;

/**
 * What our pages show of a ballot: the same paper that the API gives, and what the rater should know before he rates.
 * Nothing that moves with a mark. All throw {@link org.pingyi.kernel.Unknown} for other people's ballots.
 */
public interface ReadingBallot {
    /** Where a ballot stands. */
    enum Stands {
        NOT_BEGUN,
        OPEN,
        CAST,
        CLOSED,
        ABORTED
    }

    /**
     * A rater's ballot paper.
     *
     * @param unit the unit's name
     * @param alone whether he is the only one of his group who has a ballot here: what is kept secret is then not anonymous
     * @param weight percent of his group
     * @param dimensions percent by dimension, in the order of the paper
     * @param until the rating's deadline, or null before it begins
     */
    record Paper(
            String id,
            String campaignTitle,
            String unit,
            RaterGroup group,
            boolean alone,
            int weight,
            Map<Dimension, Integer> dimensions,
            List<Cadre> cadres,
            Instant until,
            Stands stands) {}

    /** One whom he rates; {@code jobTitle} null if none. */
    record Cadre(String employeeNumber, String name, Rank rank, String jobTitle) {}

    Paper paper(Actor rater, UUID key);

    /** @throws org.pingyi.kernel.Unknown the cadre does not stand on this paper */
    SelfReport selfReport(Actor rater, UUID key, String cadre);
}
