package org.pingyi.outcome;

import org.pingyi.kernel.AppraisalId;

/** The unit has spoken; published in that transaction. */
public record Verified(AppraisalId appraisal, String login, boolean confirmed) {}
