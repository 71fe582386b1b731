package org.pingyi.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.TooLarge;

/**
 * Reads header and rows of a roster by the rules of contract §1 that need nothing but the row itself, and hands on the
 * rows that keep them.
 */
final class CheckingRows implements Sheet.RowReader {
    static final int MOST_ROWS = 250_000;
    private static final int LONGEST_SHOWN = 40;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_REASON = 4_000;

    private final Findings findings;
    private final Consumer<RosterRow> sound;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> titles = new ArrayList<>();
    private final Set<Integer> nameless = new HashSet<>();
    private boolean headerRead;
    private int headerRow = 1;
    private int rows;
    private boolean rowIsSound;

    CheckingRows(Findings findings, Consumer<RosterRow> sound) {
        this.findings = findings;
        this.sound = sound;
    }

    @Override
    public boolean take(SheetRow row) {
        if (!headerRead) {
            headerRead = true;
            headerRow = row.number();
            readHeader(row);
            return !findings.hasErrors();
        }
        if (++rows > MOST_ROWS) {
            throw new TooLarge("roster.import.rows", String.valueOf(MOST_ROWS));
        }
        check(row);
        return !findings.isFull();
    }

    /** To be called after the last row: a file without anybody would empty the roster. */
    void finish() {
        if (!headerRead) {
            readHeader(new SheetRow());
        } else if (rows == 0 && !findings.hasErrors()) {
            findings.error(headerRow + 1, Column.EMPLOYEE_NUMBER, "roster.import.nobody");
        }
    }

    private void readHeader(SheetRow row) {
        var known = new java.util.HashMap<String, Column>();
        for (var column : Column.values()) {
            known.put(column.title(), column);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < row.width(); i++) {
            var title = row.cell(i);
            titles.add(title);
            var column = known.get(title);
            if (title.isEmpty()) {
                continue;
            } else if (title.equals(SheetRow.FORMULA) || title.equals(SheetRow.FAILED)) {
                findings.error(headerRow, SheetRow.letters(i), "roster.import.formula");
            } else if (!seen.add(title)) {
                findings.error(headerRow, shown(title), "roster.import.columnTwice", shown(title));
            } else if (column == null) {
                findings.warning(headerRow, shown(title), "roster.import.columnIgnored", shown(title));
            } else {
                places.put(column, i);
            }
        }
        for (var column : Column.values()) {
            if (column.isRequired() && !places.containsKey(column)) {
                findings.error(headerRow, column, "roster.import.columnMissing", column.title());
            }
        }
    }

    private void check(SheetRow row) {
        rowIsSound = true;
        lookAtOtherColumns(row);
        var unit = code(row, Column.UNIT_CODE);
        var unitName = text(row, Column.UNIT_NAME, true, 128);
        var person = code(row, Column.EMPLOYEE_NUMBER);
        var name = text(row, Column.NAME, true, 64);
        var role = role(row);
        var rank = rank(row);
        var jobTitle = text(row, Column.JOB_TITLE, false, 64);
        var appraisal = yesOrNo(row);
        var whyNotAppraised = text(row, Column.WHY_NOT_APPRAISED, false, LONGEST_REASON);
        var whyNotRating = text(row, Column.WHY_NOT_RATING, false, LONGEST_REASON);
        var verifier = verifier(row);
        var phone = text(row, Column.PHONE, false, LONGEST_ADDRESS);
        var email = text(row, Column.EMAIL, false, LONGEST_ADDRESS);
        var restoredBy = text(row, Column.RESTORED_BY, false, LONGEST_REASON);
        if (!rowIsSound) {
            return;
        }
        var read = new RosterRow(
                row.number(),
                unit,
                unitName,
                person,
                name,
                role,
                rank,
                jobTitle,
                appraisal,
                whyNotAppraised,
                whyNotRating,
                verifier,
                phone,
                email,
                restoredBy);
        boolean cadre = rank != null && rank.isCadre();
        if (Boolean.TRUE.equals(appraisal) && !cadre) {
            wrong(row, Column.APPRAISED, "roster.import.appraisedWithoutRank");
        } else if (Boolean.FALSE.equals(appraisal) && cadre && whyNotAppraised == null) {
            wrong(row, Column.WHY_NOT_APPRAISED, "roster.import.reasonMissing");
        } else if (read.appraised() && whyNotAppraised != null) {
            findings.warning(row.number(), Column.WHY_NOT_APPRAISED, "roster.import.reasonIdle");
        }
        if (rowIsSound) {
            sound.accept(read);
        }
    }

    /** A formula is an error wherever it stands; data under no title is worth a word. */
    private void lookAtOtherColumns(SheetRow row) {
        for (int i = 0; i < row.width(); i++) {
            var cell = row.cell(i);
            var title = i < titles.size() ? titles.get(i) : "";
            if (cell.equals(SheetRow.FORMULA) && !places.containsValue(i)) {
                rowIsSound = false;
                findings.error(
                        row.number(), title.isEmpty() ? SheetRow.letters(i) : shown(title), "roster.import.formula");
            } else if (!cell.isEmpty() && title.isEmpty() && nameless.size() < 20 && nameless.add(i)) {
                findings.warning(headerRow, SheetRow.letters(i), "roster.import.columnNameless", SheetRow.letters(i));
            }
        }
    }

    private String code(SheetRow row, Column column) {
        var value = cell(row, column);
        if (value.isEmpty()) {
            return required(row, column);
        }
        return Codes.isCode(value) ? value : wrong(row, column, "roster.import.code", shown(value));
    }

    private String text(SheetRow row, Column column, boolean required, int most) {
        var value = cell(row, column);
        if (value.isEmpty()) {
            return required ? required(row, column) : null;
        }
        int length = value.codePointCount(0, value.length());
        if (length > most) {
            return wrong(row, column, "roster.import.length", String.valueOf(most), String.valueOf(length));
        }
        boolean lines = most == LONGEST_REASON;
        if (!value.codePoints().allMatch(c -> isCharacter(c) || lines && (c == '\n' || c == '\t'))) {
            return wrong(row, column, "roster.import.character");
        }
        return value;
    }

    /** Whether it can be stored, exported and shown: no control character, half surrogate or noncharacter. */
    private static boolean isCharacter(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    private RaterGroup role(SheetRow row) {
        var value = cell(row, Column.ROLE);
        if (value.isEmpty()) {
            return required(row, Column.ROLE);
        }
        var role = Terms.role(value);
        return role != null ? role : wrong(row, Column.ROLE, "roster.import.role", shown(value));
    }

    private Rank rank(SheetRow row) {
        var value = cell(row, Column.RANK);
        var rank = Terms.rank(value);
        return rank != null || value.isEmpty() ? rank : wrong(row, Column.RANK, "roster.import.rank", shown(value));
    }

    private Boolean yesOrNo(SheetRow row) {
        var value = cell(row, Column.APPRAISED);
        return switch (value) {
            case "" -> null;
            case Terms.YES -> Boolean.TRUE;
            case Terms.NO -> Boolean.FALSE;
            default -> wrong(row, Column.APPRAISED, "roster.import.yesOrNo", shown(value));
        };
    }

    private boolean verifier(SheetRow row) {
        var value = cell(row, Column.VERIFIER);
        if (!value.isEmpty() && !value.equals(Terms.YES)) {
            wrong(row, Column.VERIFIER, "roster.import.yes", shown(value));
        }
        return value.equals(Terms.YES);
    }

    /** The cell of a column that the file may lack; a formula counts as one wrong and then as a valueless cell. */
    private String cell(SheetRow row, Column column) {
        var place = places.get(column);
        return place == null ? "" : row.cell(place);
    }

    private <T> T required(SheetRow row, Column column) {
        return wrong(row, column, "roster.import.required");
    }

    private <T> T wrong(SheetRow row, Column column, String key, Object... args) {
        rowIsSound = false;
        switch (cell(row, column)) {
            case SheetRow.FORMULA -> findings.error(row.number(), column, "roster.import.formula");
            case SheetRow.FAILED -> findings.error(row.number(), column, "roster.import.failed");
            default -> findings.error(row.number(), column, key, args);
        }
        return null;
    }

    private static String shown(String value) {
        var start = value.codePoints()
                .limit(LONGEST_SHOWN)
                .map(c -> isCharacter(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return value.codePointCount(0, value.length()) > LONGEST_SHOWN ? start + "…" : start;
    }
}
