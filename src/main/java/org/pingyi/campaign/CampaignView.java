package org.pingyi.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pingyi.kernel.RaterGroup;

/**
 * A campaign as the contract shows it.
 *
 * @param collectionDeadline null until the stage begins, like {@code ratingDeadline}
 * @param ruleBookHash null until the opening
 * @param units in the order of their codes; before the opening those of the present roster
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CampaignView(
        String code,
        String title,
        Phase phase,
        Instant collectionDeadline,
        Instant ratingDeadline,
        String ruleBookHash,
        boolean published,
        List<Unit> units) {
    /**
     * How far a unit is.
     *
     * @param groups all three, zeros before the rating
     */
    public record Unit(
            String code,
            String name,
            int cadres,
            int submitted,
            int excluded,
            Map<RaterGroup, Progress.Turnout> groups) {}
}
