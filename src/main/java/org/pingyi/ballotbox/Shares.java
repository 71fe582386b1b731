package org.pingyi.ballotbox;

import com.codahale.shamir.Scheme;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.springframework.stereotype.Component;

/** The parts of a box's private key: taken out with a passphrase, put together in memory. */
@Component
class Shares {
    private final Boxes boxes;

    Shares(Boxes boxes) {
        this.boxes = boxes;
    }

    /**
     * What a scrutineer holds; empty where it is another passphrase.
     *
     * @throws NotNow the passphrase is right, but the share cannot be read
     */
    Optional<Share> unlock(Scrutineer scrutineer, String passphrase) {
        var place = Bound.scrutineer(scrutineer.campaign(), scrutineer.login());
        return boxes.privateKeyOf(scrutineer).unlock(passphrase, place).map(privateHalf -> {
            try {
                var written = Sealing.SHARE.open(Sealing.keys(privateHalf), place, boxes.shareOf(scrutineer));
                var share = Share.read(written);
                Arrays.fill(written, (byte) 0);
                return share;
            } catch (Sealing.CannotOpen e) {
                throw new NotNow("ballotbox.share.unreadable");
            } finally {
                Arrays.fill(privateHalf, (byte) 0);
            }
        });
    }

    /**
     * The box's key pair; the shares are overwritten.
     *
     * @throws NotNow together they are not the key of this box
     */
    AsymmetricCipherKeyPair combine(Box box, Collection<Share> shares) {
        var parts = new HashMap<Integer, byte[]>();
        shares.forEach(share -> parts.put(share.number(), share.part()));
        var members = Math.max(
                parts.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow(), box.threshold());
        var privateHalf = new Scheme(new SecureRandom(), members, box.threshold()).join(parts);
        shares.forEach(Share::forget);
        try {
            var keys = privateHalf.length == Sealing.KEY ? Sealing.keys(privateHalf) : Sealing.newKeys();
            var expected = boxes.publicKey(box.campaign()).orElseThrow(() -> destroyed(box.campaign()));
            if (!MessageDigest.isEqual(expected, Sealing.publicHalf(keys))) {
                throw new NotNow("ballotbox.share.disagree");
            }
            return keys;
        } finally {
            Arrays.fill(privateHalf, (byte) 0);
        }
    }

    private static NotNow destroyed(CampaignCode campaign) {
        return new NotNow("ballotbox.destroyed", campaign);
    }
}
