package org.pingyi.identity;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * That somebody has logged in. A session keeps his login and nothing else: who he is and what he may do is looked up
 * afresh for each request.
 */
class LoggedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final String login;
    private final transient Actor actor;

    LoggedIn(Actor actor) {
        super(List.of());
        this.login = actor.login();
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return login;
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    /** As found at the login; only in the request that logged in. */
    Optional<Actor> justNow() {
        return Optional.ofNullable(actor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoggedIn that && that.login.equals(login);
    }

    @Override
    public int hashCode() {
        return login.hashCode();
    }
}
