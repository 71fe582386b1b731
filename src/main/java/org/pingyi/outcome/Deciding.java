package org.pingyi.outcome;

import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;

/**
 * What verifiers, reviewers and approvers decide (domain rule 10), for the ways in that know a case by its appraisal: the
 * engine's task list. The API and our pages come through the task sources; both end in the same checks. The decision is
 * null where none was given, the reason null or blank where none was given. The events ({@link Verified},
 * {@link ObjectionReviewed}, {@link MeasureDecided}) are published in either case.
 *
 * <p>All throw {@link org.pingyi.kernel.Unknown} for those whose task it is not, {@link org.pingyi.kernel.NotNow} where
 * the task was done already or the campaign is aborted, {@link org.pingyi.kernel.Invalid} where decision or reason are
 * missing.
 */
public interface Deciding {
    /** @throws org.pingyi.kernel.WindowClosed nobody spoke within the window */
    void verify(Actor verifier, AppraisalId appraisal, Boolean confirmed, String reason);

    void review(Actor reviewer, AppraisalId appraisal, Boolean upheld, String reason);

    void approve(Actor approver, AppraisalId appraisal, Boolean approved, String reason);
}
