package org.pingyi.campaign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;

/**
 * A campaign as it stands. It guards its own course: the transitions answer with the campaign as it stands then, or
 * refuse with {@link NotNow}. Every instant comes from the database's clock.
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

    /** Whether it has come to this phase or further; an aborted campaign has come nowhere. */
    boolean hasReached(Phase wanted) {
        return phase != Phase.ABORTED && phase.compareTo(wanted) >= 0;
    }

    /** Whether its rules and its roster are frozen, also where it was aborted since. */
    boolean wasOpened() {
        return ruleBookHash != null;
    }

    Campaign withRuleBook(RuleBook changed) {
        require(Phase.DRAFT);
        return new Campaign(code, phase, changed, null, null, null, null, null, null);
    }

    Campaign withScrutineers(RuleBook changed, String hash) {
        require(Phase.ENROLMENT);
        return new Campaign(code, phase, changed, hash, null, null, null, null, null);
    }

    Campaign opened(String hash) {
        require(Phase.DRAFT);
        return new Campaign(code, Phase.ENROLMENT, ruleBook, hash, null, null, null, null, null);
    }

    Campaign collecting(Instant now) {
        require(Phase.ENROLMENT);
        var deadline = micros(now.plus(ruleBook.collectionWindow()));
        return new Campaign(code, Phase.COLLECTION, ruleBook, ruleBookHash, deadline, null, null, null, null);
    }

    Campaign rating(Instant now) {
        require(Phase.COLLECTION);
        var deadline = micros(now.plus(ruleBook.ratingWindow()));
        return new Campaign(code, Phase.RATING, ruleBook, ruleBookHash, collectionDeadline, deadline, null, null, null);
    }

    Campaign ratingEnded() {
        require(Phase.RATING);
        return new Campaign(
                code, Phase.OPENING, ruleBook, ruleBookHash, collectionDeadline, ratingDeadline, null, null, null);
    }

    Campaign counted(Instant now) {
        require(Phase.OPENING);
        return new Campaign(
                code, Phase.OUTCOMES, ruleBook, ruleBookHash, collectionDeadline, ratingDeadline, now, null, null);
    }

    Campaign closed(Instant now) {
        require(Phase.OUTCOMES);
        return new Campaign(
                code,
                Phase.CLOSED,
                ruleBook,
                ruleBookHash,
                collectionDeadline,
                ratingDeadline,
                outcomesSince,
                now,
                publishedAt == null ? now : publishedAt);
    }

    Campaign published(Instant now) {
        if (phase != Phase.OUTCOMES || published()) {
            throw published() && phase != Phase.ABORTED ? new NotNow("campaign.publication.twice") : outOfTurn();
        }
        return new Campaign(
                code, phase, ruleBook, ruleBookHash, collectionDeadline, ratingDeadline, outcomesSince, closedAt, now);
    }

    Campaign aborted() {
        if (phase == Phase.CLOSED || phase == Phase.ABORTED) {
            throw outOfTurn();
        }
        return new Campaign(
                code,
                Phase.ABORTED,
                ruleBook,
                ruleBookHash,
                collectionDeadline,
                ratingDeadline,
                outcomesSince,
                closedAt,
                publishedAt);
    }

    /** The stage whose deadline is running; refused where none is, or where its deadline has come. */
    Stage stageInWindow(Instant now) {
        var stage = switch (phase) {
            case COLLECTION -> Stage.COLLECTION;
            case RATING -> Stage.RATING;
            default -> throw outOfTurn();
        };
        if (!now.isBefore(deadlineOf(stage))) {
            throw new NotNow("campaign.extension.tooLate");
        }
        return stage;
    }

    /** Moves the running deadline, to a later instant only. */
    Campaign extended(Instant until, Instant now) {
        var stage = stageInWindow(now);
        var moved = micros(until);
        if (!moved.isAfter(deadlineOf(stage))) {
            throw new NotNow("campaign.extension.notLater");
        }
        return new Campaign(
                code,
                phase,
                ruleBook,
                ruleBookHash,
                stage == Stage.COLLECTION ? moved : collectionDeadline,
                stage == Stage.RATING ? moved : ratingDeadline,
                null,
                null,
                null);
    }

    void require(Phase wanted) {
        if (phase != wanted) {
            throw outOfTurn();
        }
    }

    /** The sentence of this phase: why what was asked for cannot be done now. */
    NotNow outOfTurn() {
        return new NotNow("campaign.notNow." + phase);
    }

    /** The database keeps microseconds; a deadline that is told must be the one that is kept. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
