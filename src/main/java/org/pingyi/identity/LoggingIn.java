package org.pingyi.identity;

import java.security.MessageDigest;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.springframework.stereotype.Service;

/** Decides whether a password is right, and whether it is looked at (contract §3). */
@Service
class LoggingIn {
    private final StoredLogins stored;
    private final KnownLogins known;
    private final Secret secret;
    private final SlowHash slowHash;
    private final Verified verified;
    private final WrongAttempts wrongAttempts;
    private final Addresses addresses;

    LoggingIn(
            StoredLogins stored,
            KnownLogins known,
            Secret secret,
            SlowHash slowHash,
            Verified verified,
            WrongAttempts wrongAttempts,
            Addresses addresses) {
        this.stored = stored;
        this.known = known;
        this.secret = secret;
        this.slowHash = slowHash;
        this.verified = verified;
        this.wrongAttempts = wrongAttempts;
        this.addresses = addresses;
    }

    /**
     * Who logs in; empty if name and password do not belong together, whichever is wrong. A right access code is taken
     * even while the name is stopped.
     *
     * @throws org.pingyi.kernel.TooMany the name is stopped, or the address slowed
     */
    Optional<Actor> actor(String name, String password, String address) {
        var login = stored.find(name);
        var actor = login.flatMap(known::actor);
        if (actor.isPresent() && isCode(login.get(), password)) {
            return actor;
        }
        wrongAttempts.refuseStopped(name);
        var hash = actor.isPresent() ? login.get().passwordHash() : null;
        if (hash != null && verified.knows(name, password, hash)) {
            return actor;
        }
        boolean right;
        try (var place = addresses.enter(address)) {
            right = slowHash.matches(password, hash);
        }
        if (right) {
            wrongAttempts.refuseStopped(name);
            verified.remember(name, password, hash);
            return actor;
        }
        addresses.countWrong(address);
        wrongAttempts.count(name);
        return Optional.empty();
    }

    /** Whether a password or access code is the login's; nothing is counted. */
    boolean isRight(Login login, String password) {
        return isCode(login, password)
                || login.passwordHash() != null && verified.knows(login.name(), password, login.passwordHash())
                || slowHash.matches(password, login.passwordHash());
    }

    private boolean isCode(Login login, String typed) {
        return login.codeHash() != null
                && MessageDigest.isEqual(login.codeHash(), secret.hashOfCode(login.name(), Code.in(typed)));
    }
}
