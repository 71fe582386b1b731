package org.pingyi.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Passwords that have been found right within the last minutes, so that a client that sends its password with each call
 * does not pay for the slow hash each time. Nothing is kept that a password could be read from: entries are hashes under
 * a key that dies with the process. The stored hash is part of an entry, so a new password makes the old one's useless.
 */
@Component
class Verified {
    private static final long LIFE = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST = 10_000;
    private final SecretKeySpec key;
    private final LinkedHashMap<String, Long> until = new LinkedHashMap<>();

    Verified() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    void remember(String name, String password, String hash) {
        var entry = entry(name, password, hash);
        long now = System.nanoTime();
        synchronized (until) {
            until.remove(entry);
            until.put(entry, now + LIFE);
            for (Iterator<Long> oldest = until.values().iterator(); oldest.hasNext(); ) {
                if (oldest.next() - now > 0 && until.size() <= MOST) {
                    break;
                }
                oldest.remove();
            }
        }
    }

    boolean knows(String name, String password, String hash) {
        var entry = entry(name, password, hash);
        synchronized (until) {
            var end = until.get(entry);
            return end != null && end - System.nanoTime() > 0;
        }
    }

    private String entry(String name, String password, String hash) {
        return Base64.getEncoder().encodeToString(Secret.hmac(key, name + '\0' + hash + '\0' + password));
    }
}
