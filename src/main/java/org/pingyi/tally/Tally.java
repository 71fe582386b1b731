package org.pingyi.tally;

import java.util.Map;
import java.util.Optional;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;

/** Counting (计票): ballots → weighted scores, exact (domain rule 7). */
public interface Tally {
    /**
     * Reconciles (participations = sealed ballots = opened ballots per unit and group), counts, and stores per cadre the
     * composite or the word that there were too few valid marks. Voided units are not graded. Nothing else is kept.
     *
     * @throws org.pingyi.kernel.NotNow where the figures don't agree, with one problem a unit
     */
    void count(OpenedBox box);

    /** The composites after the count; an empty Optional for a cadre who is not graded. Excluded cadres are left out. */
    Map<AppraisalId, Optional<CompositeScore>> results(CampaignCode campaign);

    /** One cadre's composite after the count; empty where he is not graded, or excluded. */
    Optional<CompositeScore> compositeOf(AppraisalId appraisal);
}
