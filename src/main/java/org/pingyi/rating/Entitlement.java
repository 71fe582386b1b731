package org.pingyi.rating;

import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** That a person has a ballot in a unit. The id says nothing of him; it is all that the engine gets to see. */
record Entitlement(UUID id, CampaignCode campaign, UnitCode unit, EmployeeNumber rater, RaterGroup group) {
    /** A ballot belongs to the login of the person himself, not to a system account of his. */
    boolean belongsTo(Actor actor) {
        return actor.person().filter(rater::equals).isPresent() && actor.login().equals(rater.value());
    }
}
