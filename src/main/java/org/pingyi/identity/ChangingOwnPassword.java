package org.pingyi.identity;

import java.util.ArrayList;
import java.util.List;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.web.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class ChangingOwnPassword implements OwnPassword {
    private final StoredLogins stored;
    private final LoggingIn loggingIn;
    private final WrongAttempts wrongAttempts;
    private final SlowHash slowHash;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ChangingOwnPassword(
            StoredLogins stored,
            LoggingIn loggingIn,
            WrongAttempts wrongAttempts,
            SlowHash slowHash,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.stored = stored;
        this.loggingIn = loggingIn;
        this.wrongAttempts = wrongAttempts;
        this.slowHash = slowHash;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public void refuseStopped(Actor actor) {
        wrongAttempts.refuseStopped(actor.login());
    }

    @Override
    public void change(Actor actor, String old, String fresh) {
        refuseStopped(actor);
        var problems = new ArrayList<Problem>();
        if (Texts.isBlank(old)) {
            problems.add(new Problem("/old", "text.required"));
        }
        Passwords.check(problems, "/new", fresh);
        Passwords.refuse(problems);
        var login = stored.find(actor.login()).orElseThrow(() -> new NotNow("identity.password.changed"));
        if (!loggingIn.isRight(login, old)) {
            wrongAttempts.count(actor.login());
            throw new Invalid(List.of(new Problem("/old", "identity.password.wrong")), "identity.password.wrong");
        }
        refuseStopped(actor);
        var hash = slowHash.of(fresh);
        transaction.executeWithoutResult(status -> {
            if (!stored.changePassword(login, hash)) {
                throw new NotNow("identity.password.changed");
            }
            wrongAttempts.forget(List.of(login.name()));
            events.publishEvent(new Deed(actor.login(), "PASSWORD_CHANGED", login.name(), null));
        });
    }
}
