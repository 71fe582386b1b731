package org.pingyi.process;

/** The contract between {@code unit-rating.bpmn} and this code base. Its tasks carry opaque ids, never people. */
final class UnitRatingProcess {
    static final String KEY = "unit-rating";
    static final String DEADLINE = "timerEvent_ratingDeadline";
    /** Which ballot a task stands for. */
    static final String TASK_VARIABLE = "entitlementId";

    private UnitRatingProcess() {}
}
