package org.pingyi.identity;

import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id for passwords that people chose. As many at a time as there are processors, so that a flood of wrong
 * passwords takes neither the memory nor the patience of everybody else.
 */
@Component
class SlowHash {
    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobodys = argon2.encode(UUID.randomUUID().toString());

    String of(String password) {
        return oneOfFew(() -> argon2.encode(composed(password)));
    }

    /** The same work whether there is a hash or not, so that the time does not tell whether a name exists. */
    boolean matches(String password, String hashOrNull) {
        boolean same = oneOfFew(() -> argon2.matches(composed(password), hashOrNull == null ? nobodys : hashOrNull));
        return same && hashOrNull != null;
    }

    /** Keyboards differ in how they compose characters. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T oneOfFew(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
