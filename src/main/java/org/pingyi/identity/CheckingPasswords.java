package org.pingyi.identity;

import org.pingyi.kernel.TooMany;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The one way in, for HTTP Basic and the login page alike. */
@Component
class CheckingPasswords implements AuthenticationProvider {
    private final LoggingIn loggingIn;

    CheckingPasswords(LoggingIn loggingIn) {
        this.loggingIn = loggingIn;
    }

    /** The name is stopped, or the address slowed. */
    static final class Stopped extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final TooMany refusal;

        Stopped(TooMany refusal) {
            super("stopped");
            this.refusal = refusal;
        }

        TooMany refusal() {
            return refusal;
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        try {
            var actor = loggingIn
                    .actor(attempt.getName(), String.valueOf(attempt.getCredentials()), address)
                    .orElseThrow(() -> new BadCredentialsException("wrong"));
            return new LoggedIn(actor);
        } catch (TooMany refusal) {
            throw new Stopped(refusal);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == UsernamePasswordAuthenticationToken.class;
    }
}
