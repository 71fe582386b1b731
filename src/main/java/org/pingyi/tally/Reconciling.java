package org.pingyi.tally;

import org.pingyi.ballotbox.BallotBox;
import org.pingyi.ballotbox.Participations;
import org.pingyi.kernel.CampaignCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the two figures that must agree; the rating, which knows who has cast, stands above this module. */
@Component
class Reconciling {
    private final ObjectProvider<Participations> participations;
    private final BallotBox box;

    Reconciling(ObjectProvider<Participations> participations, BallotBox box) {
        this.participations = participations;
        this.box = box;
    }

    Figures figures(CampaignCode campaign) {
        return new Figures(participations.getObject().counts(campaign), box.counts(campaign));
    }
}
