package org.pingyi.process;

/** The contract between {@code unit-collection.bpmn} and this code base. */
final class UnitCollectionProcess {
    static final String KEY = "unit-collection";
    static final String DEADLINE = "timerEvent_collectionDeadline";
    /** Which cadre's report a task stands for. */
    static final String TASK_VARIABLE = Variable.APPRAISAL.name();

    private UnitCollectionProcess() {}
}
