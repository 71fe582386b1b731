package org.pingyi.outcome;

import org.pingyi.kernel.AppraisalId;

/** HR has approved or rejected a measure; published in that transaction. */
public record MeasureDecided(AppraisalId appraisal, String login, boolean approved) {}
