package org.pingyi.ballotbox;

import java.util.Map;
import java.util.function.Function;
import org.pingyi.kernel.CampaignCode;

/** Opens a box that was counted once more, as with paper (复核): the scrutineers come together again. */
public interface ReopeningBox {
    /**
     * Puts the key together from the passphrases and hands the open box to its reader, on the caller's thread. Writes
     * nothing; only a wrong passphrase is remembered, and counts as at the opening.
     *
     * @param passphrases by login, of at least as many scrutineers as the threshold says
     * @throws org.pingyi.kernel.NotNow the box was not opened yet, or is destroyed
     * @throws org.pingyi.kernel.Invalid too few of its scrutineers, or a wrong passphrase
     * @throws org.pingyi.kernel.TooMany a passphrase is stopped after too many wrong ones
     */
    <T> T reopen(CampaignCode campaign, Map<String, String> passphrases, Function<OpenedBox, T> reader);
}
