package org.pingyi.process;

import static org.pingyi.process.CadreOutcomeProcess.APPROVE;
import static org.pingyi.process.CadreOutcomeProcess.APPROVED;
import static org.pingyi.process.CadreOutcomeProcess.CONFIRMED;
import static org.pingyi.process.CadreOutcomeProcess.REVIEW;
import static org.pingyi.process.CadreOutcomeProcess.UPHELD;
import static org.pingyi.process.CadreOutcomeProcess.VERIFY;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.Refusal;
import org.pingyi.kernel.Unknown;
import org.pingyi.outcome.Deciding;
import org.pingyi.process.guard.Refused;
import org.pingyi.process.guard.TasksAreCompletedByUseCases;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What Tasklist submits becomes the same decision as on our pages: the form's decision and reason go to the use case, and
 * the reason stays in our tables alone. A refusal becomes a sentence that Tasklist shows.
 */
@Component
class OfficeTasks implements TasksAreCompletedByUseCases.OfficeTasks {
    private static final String REASON = "reason";

    private final Deciding deciding;
    private final Logins logins;
    private final MessageSource messages;

    OfficeTasks(@Lazy Deciding deciding, @Lazy Logins logins, MessageSource messages) {
        this.deciding = deciding;
        this.logins = logins;
        this.messages = messages;
    }

    private interface Decision {
        void by(Actor actor, AppraisalId appraisal, Boolean decision, String reason);
    }

    @Override
    public boolean decide(DelegateTask task, String login) {
        switch (task.getTaskDefinitionKey()) {
            case VERIFY -> decide(task, login, CONFIRMED, deciding::verify);
            case REVIEW -> decide(task, login, UPHELD, deciding::review);
            case APPROVE -> decide(task, login, APPROVED, deciding::approve);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Set<String> asks(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case VERIFY -> Set.of(CONFIRMED.name(), REASON);
            case REVIEW -> Set.of(UPHELD.name(), REASON);
            case APPROVE -> Set.of(APPROVED.name(), REASON);
            default -> Set.of();
        };
    }

    private void decide(DelegateTask task, String login, Variable<Boolean> decision, Decision use) {
        var actor = logins.actor(login).orElseThrow(() -> new BadUserRequestException("unknown login"));
        var reason = task.getVariable(REASON);
        task.removeVariable(REASON);
        try {
            use.by(
                    actor,
                    Variable.APPRAISAL.from(task),
                    flag(task.getVariable(decision.name())),
                    reason == null ? null : reason.toString());
        } catch (Refusal refusal) {
            throw new Refused(refusal.status(), sentence(refusal));
        }
        decision.set(task, flag(task.getVariable(decision.name())));
    }

    /** A form's radio group submits words; true and false as booleans come from the API of the web application. */
    private static Boolean flag(Object submitted) {
        if (submitted instanceof Boolean already) {
            return already;
        }
        return "true".equals(submitted) ? Boolean.TRUE : "false".equals(submitted) ? Boolean.FALSE : null;
    }

    /** Whoever sees a task here that is not his gets to know why; a field is called what the form calls it. */
    private String sentence(Refusal refusal) {
        var locale = LocaleContextHolder.getLocale();
        if (refusal instanceof Unknown) {
            return messages.getMessage("process.task.notYours", null, locale);
        }
        if (refusal.problems().isEmpty()) {
            return messages.getMessage(refusal.key(), refusal.args(), locale);
        }
        var problem = refusal.problems().get(0);
        if (!problem.at().endsWith(REASON)) {
            return messages.getMessage("process.decision.missing", null, locale);
        }
        return messages.getMessage(
                "process.reason", new Object[] {messages.getMessage(problem.key(), problem.args(), locale)}, locale);
    }
}
