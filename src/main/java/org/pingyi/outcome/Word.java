package org.pingyi.outcome;

import java.time.Instant;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.web.TaskKind;

/**
 * What somebody said in a case.
 *
 * @param person the person behind the login when he spoke, null for an account that stands for nobody of the roster
 * @param yes confirmed, upheld or approved
 * @param reason null if none
 */
record Word(TaskKind kind, String login, EmployeeNumber person, boolean yes, String reason, Instant at) {
    static Word by(Actor actor, TaskKind kind, boolean yes, String reason, Instant at) {
        return new Word(kind, actor.login(), actor.employeeNumber(), yes, reason, at);
    }

    /** Persons are compared by employee number; a login is the same person whatever it is linked to since. */
    boolean isOf(Actor actor) {
        return login.equals(actor.login()) || person != null && person.equals(actor.employeeNumber());
    }
}
