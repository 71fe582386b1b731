package org.pingyi.ballotbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** The associated data that ties a cipher text to its place: each part with its length before it, so that no two agree. */
final class Bound {
    private Bound() {}

    /** A ballot to campaign, unit, group and envelope: it can neither be moved nor be put in twice. */
    static byte[] ballot(CampaignCode campaign, UnitCode unit, RaterGroup group, UUID envelope) {
        return parts(campaign.value(), unit.value(), group.name(), envelope.toString());
    }

    /** A scrutineer's key or share to him. */
    static byte[] scrutineer(CampaignCode campaign, String login) {
        return parts(campaign.value(), login);
    }

    static byte[] parts(String... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
