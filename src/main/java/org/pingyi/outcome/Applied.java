package org.pingyi.outcome;

import java.time.Instant;
import org.pingyi.kernel.Rank;

/**
 * What an applied measure was based on (domain rule 11).
 *
 * @param newRank the rank that the measure leaves
 * @param rankTable version of the table that named it, null where the measure itself does
 */
record Applied(Rank newRank, String rankTable, String ruleBookHash, Instant at) {}
