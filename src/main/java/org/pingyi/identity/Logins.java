package org.pingyi.identity;

import java.util.Optional;
import org.pingyi.kernel.Actor;

/** What others may ask about logins. */
public interface Logins {
    /** What can be said of a name as a scrutineer. */
    enum Standing {
        /** Neither an account nor a person of the roster, or an account with a role. */
        UNFIT,
        /** Known, but cannot log in now: disabled, not in the roster, without code or password. */
        CANNOT_LOG_IN,
        READY
    }

    Standing standingOf(String login);

    /** Whether there is an enabled account with the role HR_APPROVER. */
    boolean hasApprover();

    /** Whether an account, enabled or not, has this name. */
    boolean accountExists(String username);

    /** Who is behind a login now; empty if it can't log in. */
    Optional<Actor> actor(String login);
}
