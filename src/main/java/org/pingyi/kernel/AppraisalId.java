package org.pingyi.kernel;

import java.util.UUID;

/** One cadre's appraisal in one campaign: given when the roster is frozen, opaque, the same from self report to measure. */
public record AppraisalId(UUID value) {
    /** Reads what {@link #toString()} wrote. */
    public static AppraisalId of(String text) {
        return new AppraisalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
