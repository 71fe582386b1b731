package org.pingyi.web;

/** The kinds of tasks that somebody can be asked for (contract: completion bodies by kind). */
public enum TaskKind {
    ENROLMENT,
    SELF_REPORT,
    BALLOT,
    OPENING,
    VERIFICATION,
    OBJECTION_REVIEW,
    APPROVAL
}
