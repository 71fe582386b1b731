package org.pingyi.outcome;

import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.TaskKind;
import org.springframework.stereotype.Component;

/**
 * Whose task it is: whoever holds the role now and may act in the case sees it, and who has completed it keeps reading it.
 * To all others it does not exist.
 */
@Component
class Desk {
    private final Cases cases;
    private final Verifiers verifiers;

    Desk(Cases cases, Verifiers verifiers) {
        this.cases = cases;
        this.verifiers = verifiers;
    }

    /** @throws Unknown there is no such task, or it is other people's */
    Case find(Actor actor, TaskKind kind, UUID task) {
        return cases.findByTask(kind, task)
                .filter(found -> isSeenBy(actor, kind, found))
                .orElseThrow(Desk::unknown);
    }

    /** @throws Unknown the task was not asked for yet, or it is other people's */
    void requireSeenBy(Actor actor, TaskKind kind, Case about) {
        if (about.task(kind).isEmpty() || !isSeenBy(actor, kind, about)) {
            throw unknown();
        }
    }

    private boolean isSeenBy(Actor actor, TaskKind kind, Case about) {
        return about.hasWordOf(actor, kind) || holdsRole(actor, kind, about) && about.mayBeActedInBy(actor);
    }

    private boolean holdsRole(Actor actor, TaskKind kind, Case about) {
        return switch (kind) {
            case VERIFICATION -> verifiers.isVerifier(actor, about.campaign(), about.unit());
            case OBJECTION_REVIEW -> actor.has(SystemRole.HR_OFFICER);
            case APPROVAL -> actor.has(SystemRole.HR_APPROVER);
            default -> false;
        };
    }

    private static Unknown unknown() {
        return new Unknown("outcome.task.unknown");
    }
}
