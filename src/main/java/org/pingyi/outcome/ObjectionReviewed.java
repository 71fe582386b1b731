package org.pingyi.outcome;

import org.pingyi.kernel.AppraisalId;

/** HR has reviewed an objection; published in that transaction. */
public record ObjectionReviewed(AppraisalId appraisal, String login, boolean upheld) {}
