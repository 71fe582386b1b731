package org.pingyi.identity;

import org.pingyi.kernel.Actor;

/**
 * Who may enter Tasklist and Cockpit besides those who may by their role. Asked of whoever knows the open cases, on each
 * request.
 */
public interface OfficeDoor {
    boolean opensTo(Actor actor);
}
