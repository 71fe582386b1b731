package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

class SealingTest {
    /** RFC 9180, A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode. */
    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");

    private static final byte[] EPHEMERAL_PRIVATE =
            hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
    private static final byte[] EPHEMERAL_PUBLIC =
            hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
    private static final byte[] RECIPIENT_PRIVATE =
            hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    private static final byte[] RECIPIENT_PUBLIC =
            hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    private static final byte[] PLAIN = hex("4265617574792069732074727574682c20747275746820626561757479");
    private static final byte[] ASSOCIATED = hex("436f756e742d30");
    private static final byte[] CIPHER_TEXT =
            hex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a");
    private static final byte[] EXPORTED = hex("3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee");

    private final AsymmetricCipherKeyPair keys = Sealing.newKeys();

    @Test
    void the_vectors_of_rfc_9180_open() {
        var recipient = Sealing.keys(RECIPIENT_PRIVATE);
        assertThat(Sealing.publicHalf(recipient)).isEqualTo(RECIPIENT_PUBLIC);
        assertThat(Sealing.open(recipient, INFO, ASSOCIATED, together(EPHEMERAL_PUBLIC, CIPHER_TEXT)))
                .isEqualTo(PLAIN);
    }

    @Test
    void the_vectors_of_rfc_9180_come_out_of_sealing_with_their_ephemeral_key() throws Exception {
        var suite = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
        var context =
                suite.setupBaseS(suite.deserializePublicKey(RECIPIENT_PUBLIC), INFO, Sealing.keys(EPHEMERAL_PRIVATE));
        assertThat(context.getEncapsulation()).isEqualTo(EPHEMERAL_PUBLIC);
        assertThat(context.seal(ASSOCIATED, PLAIN)).isEqualTo(CIPHER_TEXT);
        assertThat(context.export(new byte[0], 32)).isEqualTo(EXPORTED);
    }

    @Test
    void the_same_ballot_never_gives_the_same_envelope() {
        var place = place("2026", "GY01");
        assertThat(Sealing.BALLOT.seal(Sealing.publicHalf(keys), place, PLAIN))
                .isNotEqualTo(Sealing.BALLOT.seal(Sealing.publicHalf(keys), place, PLAIN));
    }

    @Test
    void an_envelope_does_not_open_after_any_change() {
        var place = place("2026", "GY01");
        var envelope = Sealing.BALLOT.seal(Sealing.publicHalf(keys), place, PLAIN);
        for (var i = 0; i < envelope.length; i++) {
            var changed = envelope.clone();
            // the encapsulated key's highest bit is ignored by X25519, and bound by the key schedule nevertheless
            changed[i] ^= (byte) 0x80;
            assertThatThrownBy(() -> Sealing.BALLOT.open(keys, place, changed)).isInstanceOf(Sealing.CannotOpen.class);
        }
        assertThatThrownBy(() -> Sealing.BALLOT.open(keys, place, Arrays.copyOf(envelope, 31)))
                .isInstanceOf(Sealing.CannotOpen.class);
        assertThatThrownBy(() -> Sealing.SHARE.open(keys, place, envelope)).isInstanceOf(Sealing.CannotOpen.class);
    }

    @Test
    void no_two_places_are_written_alike() {
        assertThat(Bound.parts("2026", "GY01")).isNotEqualTo(Bound.parts("2026G", "Y01"));
        assertThat(Bound.parts("a", "", "b")).isNotEqualTo(Bound.parts("a", "b", ""));
        var envelope = new UUID(1, 2);
        var there = Bound.ballot(new CampaignCode("1"), new UnitCode("11"), RaterGroup.STAFF, envelope);
        assertThat(there)
                .isNotEqualTo(Bound.ballot(new CampaignCode("11"), new UnitCode("1"), RaterGroup.STAFF, envelope));
    }

    @Test
    void many_threads_seal_and_open_at_once() throws Exception {
        var publicHalf = Sealing.publicHalf(keys);
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Long> work = () -> IntStream.range(0, 500)
                    .filter(i -> {
                        var place = place("2026", "GY" + i);
                        var plain = ("ballot " + i).getBytes(StandardCharsets.UTF_8);
                        var envelope = Sealing.BALLOT.seal(publicHalf, place, plain);
                        return Arrays.equals(plain, Sealing.BALLOT.open(keys, place, envelope));
                    })
                    .count();
            var opened = 0L;
            for (var done : threads.invokeAll(
                    IntStream.range(0, 8).<Callable<Long>>mapToObj(i -> work).toList())) {
                opened += done.get();
            }
            assertThat(opened).isEqualTo(4_000);
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] place(String campaign, String unit) {
        return Bound.ballot(new CampaignCode(campaign), new UnitCode(unit), RaterGroup.STAFF, new UUID(7, 7));
    }

    private static byte[] together(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
