package org.pingyi.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.RaterGroup;

/**
 * The rules of a campaign (评议方案), completed with the defaults of the contract; frozen and hashed at the opening.
 *
 * @param scrutineers 3 to 7 logins, in order
 * @param threshold how many shares open the box: 2 to their number less one
 * @param collectionStart the planned start, or null: as soon as all scrutineers have enrolled
 * @param weights percent by group, adding up to 100
 * @param dimensions percent by dimension, adding up to 100
 */
public record RuleBook(
        CampaignCode code,
        String title,
        List<String> scrutineers,
        int threshold,
        Instant collectionStart,
        Duration collectionWindow,
        Duration ratingWindow,
        Duration verificationWindow,
        Duration reviewPeriod,
        boolean endEarly,
        int minimumMarks,
        boolean publishComposite,
        Map<RaterGroup, Integer> weights,
        Map<Dimension, Integer> dimensions) {
    public RuleBook {
        scrutineers = List.copyOf(scrutineers);
        weights = Map.copyOf(weights);
        dimensions = Map.copyOf(dimensions);
    }

    /** The same rules with other scrutineers. */
    RuleBook with(List<String> otherScrutineers, int otherThreshold) {
        return new RuleBook(
                code,
                title,
                otherScrutineers,
                otherThreshold,
                collectionStart,
                collectionWindow,
                ratingWindow,
                verificationWindow,
                reviewPeriod,
                endEarly,
                minimumMarks,
                publishComposite,
                weights,
                dimensions);
    }
}
