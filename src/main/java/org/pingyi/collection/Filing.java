package org.pingyi.collection;

import java.time.Instant;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;

/**
 * What a cadre was asked to file in a campaign, and what came of it.
 *
 * @param draft null where nothing was saved
 * @param submittedAt null until submitted, as the receipt
 * @param digest of the submitted content, null until submitted
 */
record Filing(
        AppraisalId appraisal,
        CampaignCode campaign,
        UnitCode unit,
        EmployeeNumber cadre,
        Draft draft,
        Instant submittedAt,
        String receipt,
        byte[] digest) {

    /** A task belongs to the login of the person himself, not to a system account of his. */
    boolean belongsTo(Actor actor) {
        return actor.person().filter(cadre::equals).isPresent() && actor.login().equals(cadre.value());
    }

    Optional<String> receiptIfSubmitted() {
        return Optional.ofNullable(receipt);
    }
}
