package org.pingyi.identity;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody has just not come in, kept in his session until the login page has told him.
 *
 * @param name as he typed it
 * @param left how many tries he has left; 0 where he is stopped or slowed
 * @param until when he may try again with a password, or null
 */
public record FailedLogin(String name, int left, Instant until) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = FailedLogin.class.getName();
    private static final int LONGEST_NAME = 64;

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Tells it once. */
    public static Optional<FailedLogin> takeFrom(HttpSession sessionOrNull) {
        if (sessionOrNull == null) {
            return Optional.empty();
        }
        var failed = (FailedLogin) sessionOrNull.getAttribute(ATTRIBUTE);
        sessionOrNull.removeAttribute(ATTRIBUTE);
        return Optional.ofNullable(failed);
    }

    static FailedLogin of(String typed, int left, Instant until) {
        var name = typed == null ? "" : typed;
        return new FailedLogin(name.length() > LONGEST_NAME ? "" : name, left, until);
    }
}
