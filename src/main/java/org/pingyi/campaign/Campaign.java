package org.pingyi.campaign;

import java.time.Instant;
import org.pingyi.kernel.CampaignCode;

/**
 * A campaign as it stands.
 *
 * @param ruleBookHash lower-case hex SHA-256, null before the opening
 * @param collectionDeadline null until the collection begins
 * @param ratingDeadline null until the rating begins
 * @param outcomesSince when OUTCOMES began, else null
 * @param closedAt when it closed, else null
 * @param publishedAt when the results were published, else null
 */
public record Campaign(
        CampaignCode code,
        Phase phase,
        RuleBook ruleBook,
        String ruleBookHash,
        Instant collectionDeadline,
        Instant ratingDeadline,
        Instant outcomesSince,
        Instant closedAt,
        Instant publishedAt) {
    /** The deadline of a stage, or null where it has not begun. */
    public Instant deadlineOf(Stage stage) {
        return stage == Stage.COLLECTION ? collectionDeadline : ratingDeadline;
    }

    /** When the verification window ends, or null before OUTCOMES. */
    public Instant verificationDeadline() {
        return outcomesSince == null ? null : outcomesSince.plus(ruleBook.verificationWindow());
    }

    public boolean published() {
        return publishedAt != null;
    }
}
