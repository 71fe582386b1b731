package org.pingyi.ballotbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Seals the shares that wait for the others to a key that only the nodes' secret ({@code pingyi.secret}) opens: the
 * database alone never holds enough to open a box.
 */
@Component
class NodeKey {
    private static final byte[] INFO = "pingyi handed-in share v1".getBytes(StandardCharsets.US_ASCII);
    private final Environment environment;

    NodeKey(Environment environment) {
        this.environment = environment;
    }

    byte[] seal(byte[] associated, byte[] share) {
        var key = derive();
        try {
            return Sealed.seal(key, associated, share);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Empty where it was sealed under another secret or changed since. */
    Optional<byte[]> open(byte[] associated, byte[] sealed) {
        var key = derive();
        try {
            return Optional.of(Sealed.open(key, associated, sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] derive() {
        var secret = environment.getRequiredProperty("pingyi.secret").getBytes(StandardCharsets.UTF_8);
        var hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(secret, null, INFO));
        Arrays.fill(secret, (byte) 0);
        var key = new byte[32];
        hkdf.generateBytes(key, 0, key.length);
        return key;
    }
}
