package org.pingyi.roster;

import java.util.List;
import org.pingyi.kernel.Problem;

/**
 * What an import did or a preview would do; persons are counted, not rows.
 *
 * @param units units in the file
 * @param people persons in the file
 * @param cadres those of them who are appraised
 * @param added persons who were not in the roster
 * @param changed persons of whom anything changes
 * @param removed persons who leave the roster because the file does not name them
 * @param warnings what is worth a look; {@code at} as in problems
 */
public record ImportReport(
        int units, int people, int cadres, int added, int changed, int removed, List<Problem> warnings) {}
