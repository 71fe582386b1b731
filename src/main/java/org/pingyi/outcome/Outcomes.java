package org.pingyi.outcome;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.tally.CompositeScore;

/**
 * What the process asks of stage 3; all of it idempotent. A case opens its tasks when the process says so:
 * {@link #askUnit}, {@link #askReview} and {@link #askApproval} are called in the transaction that creates the engine's
 * task, so that both are there together.
 */
public interface Outcomes {
    /** Starts stage 3 in the counting transaction: grade and measure of every cadre by the tables, phase OUTCOMES. */
    void start(CampaignCode campaign);

    List<UnitCode> units(CampaignCode campaign);

    List<AppraisalId> cases(CampaignCode campaign, UnitCode unit);

    /** The label for people to read in the engine's applications: {@code 机电部 李伟}. */
    String label(AppraisalId appraisal);

    boolean isExcluded(AppraisalId appraisal);

    /** Empty where there were too few valid marks. */
    Optional<CompositeScore> scoreOf(AppraisalId appraisal);

    Rank rankOf(AppraisalId appraisal);

    /**
     * Records that the process came to the same grade and measure as stage 3's beginning, with the tables' versions.
     *
     * @throws IllegalStateException it did not
     */
    void confirmGrade(AppraisalId appraisal, Grade grade, Measure measure);

    /** Whether anybody may verify: a verifier of the unit who is not the cadre himself. */
    boolean canBeVerified(AppraisalId appraisal);

    /** Who may verify: the unit's verifiers as frozen, without the cadre himself. */
    List<EmployeeNumber> verifiers(AppraisalId appraisal);

    void askUnit(AppraisalId appraisal);

    /**
     * The verification window has closed without a word: the case goes on unverified.
     *
     * @throws org.pingyi.campaign.NotYet the database's clock has not reached the end of the window
     */
    void verificationExpired(AppraisalId appraisal);

    void askReview(AppraisalId appraisal);

    void askApproval(AppraisalId appraisal);

    /**
     * Applies the approved measure to the roster, exactly once.
     *
     * @param newRank the rank that a demotion leaves, as the table says; not looked at (null) for other measures
     * @throws org.pingyi.kernel.NotNow no human approval is recorded
     */
    void applyMeasure(AppraisalId appraisal, Rank newRank);

    /** Waives what is pending, because the campaign was aborted. */
    void waivePending(CampaignCode campaign);
}
