package org.pingyi.outcome;

import java.util.List;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.springframework.stereotype.Component;

/** Who speaks for a unit, as frozen at the opening. */
@Component
class Verifiers {
    private final FrozenRoster roster;

    Verifiers(FrozenRoster roster) {
        this.roster = roster;
    }

    /** The unit's verifiers without the cadre himself. */
    List<EmployeeNumber> of(Case about) {
        return roster.verifiers(about.campaign(), about.unit()).stream()
                .filter(verifier -> !verifier.equals(about.cadre()))
                .toList();
    }

    boolean isVerifier(Actor actor, CampaignCode campaign, UnitCode unit) {
        return isPersonOfTheRoster(actor) && roster.verifiers(campaign, unit).contains(actor.employeeNumber());
    }

    /** The units that somebody speaks for. */
    List<UnitCode> unitsOf(Actor actor, CampaignCode campaign) {
        if (!isPersonOfTheRoster(actor)) {
            return List.of();
        }
        return roster.postsOf(campaign, actor.employeeNumber()).stream()
                .map(Post::unit)
                .filter(unit -> isVerifier(actor, campaign, unit))
                .toList();
    }

    /** A task belongs to the login of the person himself, not to a system account of his. */
    private static boolean isPersonOfTheRoster(Actor actor) {
        return actor.employeeNumber() != null
                && actor.login().equals(actor.employeeNumber().value());
    }
}
