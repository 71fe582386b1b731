package org.pingyi.process.webapps;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who enters Camunda's web applications, asked afresh each time: Tasklist for HR officers, HR approvers and a unit's
 * verifiers while they have an open verification; Cockpit for process administrators; nobody else anything.
 */
@Component
public class Entrants {
    /** The engine's group of those who have an open verification. */
    public static final String VERIFIERS = "VERIFIER";

    private final Logins logins;
    private final ObjectProvider<TaskSource> tasks;

    Entrants(@Lazy Logins logins, ObjectProvider<TaskSource> tasks) {
        this.logins = logins;
        this.tasks = tasks;
    }

    /** Somebody who enters, with the engine's groups that he is in. */
    public record Entrant(Actor actor, Set<String> groups) {
        public boolean isTasklistUser() {
            return groups.contains(SystemRole.HR_OFFICER.name())
                    || groups.contains(SystemRole.HR_APPROVER.name())
                    || groups.contains(VERIFIERS);
        }

        public boolean isCockpitUser() {
            return groups.contains(SystemRole.PROCESS_ADMIN.name());
        }
    }

    /** Empty for whoever does not enter. */
    public Optional<Entrant> find(String login) {
        return logins.actor(login).map(this::of).filter(found -> !found.groups().isEmpty());
    }

    /** With no group at all where he does not enter. */
    public Entrant of(Actor actor) {
        var groups = new LinkedHashSet<String>();
        if (actor.isHr() || actor.has(SystemRole.PROCESS_ADMIN)) {
            groups.add(actor.role().name());
        }
        if (hasOpenVerification(actor)) {
            groups.add(VERIFIERS);
        }
        return new Entrant(actor, groups);
    }

    private boolean hasOpenVerification(Actor actor) {
        return tasks.stream()
                .flatMap(source -> source.openTasks(actor).stream())
                .anyMatch(task -> task.kind() == TaskKind.VERIFICATION);
    }
}
