package org.pingyi.ballotbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A private key under a passphrase: AES-256-GCM with a key that Argon2id (RFC 9106) derives. A forgotten passphrase
 * cannot be replaced.
 *
 * @param content nonce, cipher text, tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and its text says nothing
record LockedKey(byte[] content, byte[] salt, Cost cost) {
    /** What one guess costs; kept beside each key so that it can be raised for later ones. */
    record Cost(int memoryKib, int iterations, int parallelism) {
        /** With the 65,536 KiB of the default: half a second on one core. */
        static Cost ofMemory(int memoryKib) {
            return new Cost(memoryKib, 3, 1);
        }
    }

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Each derivation takes its memory from the heap: never more than two at a time. */
    private static final Semaphore ROOM = new Semaphore(2, true);

    static LockedKey lock(byte[] privateKey, String passphrase, byte[] associated, Cost cost) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        var key = derive(passphrase, salt, cost);
        try {
            return new LockedKey(Sealed.seal(key, associated, privateKey), salt, cost);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The private key, which the caller overwrites after use; empty where it is another passphrase. */
    Optional<byte[]> unlock(String passphrase, byte[] associated) {
        var key = derive(passphrase, salt, cost);
        try {
            return Optional.of(Sealed.open(key, associated, content));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The same signs count as the same passphrase, however a device composes them (NFC). */
    private static byte[] derive(String passphrase, byte[] salt, Cost cost) {
        var secret = Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        var key = new byte[32];
        ROOM.acquireUninterruptibly();
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(cost.memoryKib())
                    .withIterations(cost.iterations())
                    .withParallelism(cost.parallelism())
                    .build());
            argon.generateBytes(secret, key);
            return key;
        } finally {
            ROOM.release();
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "LockedKey";
    }
}
