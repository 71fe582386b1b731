package org.pingyi.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.CampaignCode;

/**
 * The campaigns and their course. The transitions are idempotent: repeated once the campaign stands there or further they
 * do nothing; out of turn they throw {@link org.pingyi.kernel.NotNow}. Each takes the campaign's row lock.
 */
public interface Campaigns {
    /** @throws org.pingyi.kernel.Unknown no such campaign */
    Campaign get(CampaignCode code);

    Optional<Campaign> find(CampaignCode code);

    List<Campaign> all();

    /** The one campaign that is between its opening and its end. */
    Optional<Campaign> running();

    /** Locks the campaign's row until the transaction ends and reads it afresh: counting, abortion, phase changes. */
    Campaign lock(CampaignCode code);

    /** ENROLMENT → COLLECTION; the deadline is now (the database's clock) + window. Returns it. */
    Instant startCollection(CampaignCode code);

    /** COLLECTION → RATING; the deadline is now + window. Returns it. */
    Instant startRating(CampaignCode code);

    /** RATING → OPENING. */
    void startOpening(CampaignCode code);

    /** OPENING → OUTCOMES. Returns the end of the verification window. */
    Instant startOutcomes(CampaignCode code);

    /** OUTCOMES → CLOSED; publishes if nobody has yet. */
    void close(CampaignCode code);
}
