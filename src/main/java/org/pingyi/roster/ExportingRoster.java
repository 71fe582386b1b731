package org.pingyi.roster;

import java.io.OutputStream;

/** Gives the present roster out in the form of contract §1. */
public interface ExportingRoster {
    /**
     * Writes an .xlsx workbook, one row a post in the order of unit code, then employee number; imported again it
     * changes nothing. Who is in the human-resource pool has no row. 恢复依据 stays empty: a document belongs to the
     * import that it justified, and must not undo a later measure.
     */
    void writeTo(OutputStream out);
}
