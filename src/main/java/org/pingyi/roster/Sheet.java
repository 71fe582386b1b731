package org.pingyi.roster;

/** The table in an uploaded file, row by row, whatever format it has. */
interface Sheet {
    /**
     * Reads the rows in their order, blank ones left out, until the end or until the reader has enough. Throws
     * the {@link org.pingyi.kernel.Refusal} that says why the file cannot be read.
     */
    void read(RowReader reader);

    /** Takes one row after another. */
    interface RowReader {
        /** Takes a row, which is valid during the call only; false to stop. */
        boolean take(SheetRow row);
    }
}
