package org.pingyi.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.pingyi.kernel.DatabaseClock;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Whoever has not come in sees the login page again, with how many tries are left, or until when there are none. */
@Component
class BackToLogin implements AuthenticationFailureHandler {
    private final WrongAttempts wrongAttempts;
    private final DatabaseClock clock;

    BackToLogin(WrongAttempts wrongAttempts, DatabaseClock clock) {
        this.wrongAttempts = wrongAttempts;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        var name = request.getParameter("username");
        failed(name == null ? "" : name.strip(), exception).keepIn(request.getSession());
        response.sendRedirect(request.getContextPath() + "/login");
    }

    private FailedLogin failed(String name, AuthenticationException exception) {
        if (exception instanceof CheckingPasswords.Stopped stopped) {
            return FailedLogin.of(name, 0, inMinutes(stopped.refusal().retryAfterSeconds()));
        }
        return wrongAttempts
                .stop(name)
                .map(stop -> FailedLogin.of(name, 0, inMinutes(stop.toSeconds())))
                .orElseGet(() -> FailedLogin.of(name, wrongAttempts.left(name), null));
    }

    /** The full minute after which it is over. */
    private Instant inMinutes(long seconds) {
        return Instant.ofEpochSecond((clock.now().getEpochSecond() + seconds + 59) / 60 * 60);
    }
}
