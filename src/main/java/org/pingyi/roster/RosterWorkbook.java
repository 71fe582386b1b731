package org.pingyi.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A roster as a workbook, written row by row. Every cell is a text, so employee numbers keep their zeros and nothing that
 * a person wrote becomes a formula; the columns of numbers are formatted as texts and stay it when somebody edits them.
 */
final class RosterWorkbook implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int[] WIDTHS = {12, 24, 12, 12, 10, 14, 22, 14, 24, 24, 8, 15, 26, 24};
    private static final Set<Column> NUMBERS = Set.of(Column.UNIT_CODE, Column.EMPLOYEE_NUMBER, Column.PHONE);

    /** What a workbook takes for an escaped character. */
    private static final Pattern LIKE_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    RosterWorkbook(OutputStream out) {
        workbook = new Workbook(out, "Pingyi", "1.0");
        sheet = workbook.newWorksheet("花名册");
        for (var column : Column.values()) {
            sheet.width(column.ordinal(), WIDTHS[column.ordinal()]);
            if (NUMBERS.contains(column)) {
                sheet.style(column.ordinal()).format("@").set();
            }
            sheet.value(0, column.ordinal(), column.title());
            sheet.style(0, column.ordinal()).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    void add(RosterRow post) {
        row++;
        put(Column.UNIT_CODE, post.unit());
        put(Column.UNIT_NAME, post.unitName());
        put(Column.EMPLOYEE_NUMBER, post.person());
        put(Column.NAME, post.name());
        put(Column.ROLE, Terms.of(post.role()));
        put(Column.RANK, post.rank() == null ? null : Terms.of(post.rank()));
        put(Column.JOB_TITLE, post.jobTitle());
        put(Column.APPRAISED, post.appraisal() == null ? null : post.appraisal() ? Terms.YES : Terms.NO);
        put(Column.WHY_NOT_APPRAISED, post.whyNotAppraised());
        put(Column.WHY_NOT_RATING, post.whyNotRating());
        put(Column.VERIFIER, post.verifier() ? Terms.YES : null);
        put(Column.PHONE, post.phone());
        put(Column.EMAIL, post.email());
        put(Column.RESTORED_BY, post.restoredBy());
        if (row % ROWS_AT_ONCE == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void put(Column column, String value) {
        if (value != null) {
            sheet.value(row, column.ordinal(), LIKE_ESCAPED.matcher(value).replaceAll("_x005F_"));
            if (NUMBERS.contains(column)) {
                sheet.style(row, column.ordinal()).format("@").set();
            }
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
