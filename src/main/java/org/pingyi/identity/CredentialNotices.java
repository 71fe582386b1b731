package org.pingyi.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A code or password that somebody else set is told to its owner at his next login, so that nobody acts in his name
 * unnoticed.
 */
public interface CredentialNotices {
    /** When somebody else set the login's present code or password, if its owner has not been told yet. */
    Optional<Instant> untold(String login);

    /** The owner has been told. */
    void told(String login);
}
