package org.pingyi.tally;

import java.util.List;
import java.util.Map;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;

/** Counting once more (复核), as with paper: the scrutineers open the box again, until it is destroyed. */
public interface Recounting {
    /**
     * What came of it.
     *
     * @param cadres how many were counted again
     * @param differing whose result is not the same to the last digit; must be empty
     */
    record Recount(int cadres, List<AppraisalId> differing) {
        /** Same result for everybody. */
        public boolean agrees() {
            return differing.isEmpty();
        }
    }

    /**
     * Counts in memory, compares with what was stored, writes nothing.
     *
     * @param passphrases by login, of as many scrutineers as the threshold says
     * @throws org.pingyi.kernel.NotNow not counted yet or destroyed, or the figures don't agree any more
     * @throws org.pingyi.kernel.Invalid too few scrutineers, or a wrong passphrase
     */
    Recount recount(CampaignCode campaign, Map<String, String> passphrases);
}
