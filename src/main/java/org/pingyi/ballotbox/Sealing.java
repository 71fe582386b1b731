package org.pingyi.ballotbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. An envelope is the encapsulated key
 * (32 bytes), then the cipher text (the plain text's length + 16). An {@link HPKE} object is not thread-safe and cheap:
 * each call makes its own.
 */
enum Sealing {
    BALLOT("pingyi ballot v1"),
    SHARE("pingyi key share v1");

    static final int KEY = 32;
    private static final int ENCAPSULATED = 32;
    private final String info;

    Sealing(String info) {
        this.info = info;
    }

    byte[] seal(byte[] publicKey, byte[] associated, byte[] plain) {
        try {
            var hpke = suite();
            var sealed = hpke.seal(hpke.deserializePublicKey(publicKey), info(), associated, plain, null, null, null);
            var envelope = Arrays.copyOf(sealed[1], sealed[1].length + sealed[0].length);
            System.arraycopy(sealed[0], 0, envelope, sealed[1].length, sealed[0].length);
            return envelope;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws CannotOpen not sealed to this key, for this place, or changed since */
    byte[] open(AsymmetricCipherKeyPair keys, byte[] associated, byte[] envelope) {
        return open(keys, info(), associated, envelope);
    }

    static byte[] open(AsymmetricCipherKeyPair keys, byte[] info, byte[] associated, byte[] envelope) {
        if (envelope.length < ENCAPSULATED) {
            throw new CannotOpen();
        }
        try {
            return suite().open(
                            Arrays.copyOf(envelope, ENCAPSULATED),
                            keys,
                            info,
                            associated,
                            Arrays.copyOfRange(envelope, ENCAPSULATED, envelope.length),
                            null,
                            null,
                            null);
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new CannotOpen();
        }
    }

    private byte[] info() {
        return info.getBytes(StandardCharsets.US_ASCII);
    }

    /** A new key pair. */
    static AsymmetricCipherKeyPair newKeys() {
        return suite().generatePrivateKey();
    }

    /** The pair that belongs to a private half of {@value #KEY} bytes. */
    static AsymmetricCipherKeyPair keys(byte[] privateKey) {
        var half = new X25519PrivateKeyParameters(privateKey);
        return new AsymmetricCipherKeyPair(half.generatePublicKey(), half);
    }

    static byte[] publicHalf(AsymmetricCipherKeyPair keys) {
        return suite().serializePublicKey(keys.getPublic());
    }

    /** The private half; the caller overwrites it after use. */
    static byte[] privateHalf(AsymmetricCipherKeyPair keys) {
        return ((X25519PrivateKeyParameters) keys.getPrivate()).getEncoded();
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
    }

    /** An envelope does not open; says no more than that. */
    static final class CannotOpen extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
