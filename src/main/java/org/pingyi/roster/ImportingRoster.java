package org.pingyi.roster;

import java.nio.file.Path;

/**
 * Brings a roster file (contract §1: .xlsx, or .csv in UTF-8 or GB18030, told apart by content) into the roster: all of
 * it or nothing. Imports run one after another. The same file twice changes nothing.
 *
 * <p>Both refuse with {@link org.pingyi.kernel.TooLarge} over 20 MB packed, 200 MB unpacked or 250,000 rows,
 * {@link org.pingyi.kernel.UnsupportedType} what is neither a workbook nor text, {@link org.pingyi.kernel.Invalid} for
 * wrong content, with problems {@code row 17, 职级}; never more than {@value #MOST_PROBLEMS} of them.
 */
public interface ImportingRoster {
    int MOST_PROBLEMS = 1_000;

    /** What {@link #bringIn} would do now; changes nothing. */
    ImportReport preview(Path file);

    /**
     * Makes the roster what the file says.
     *
     * @param login who does it, for the audit trail
     */
    ImportReport bringIn(Path file, String login);
}
