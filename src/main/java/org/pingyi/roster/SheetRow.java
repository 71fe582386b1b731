package org.pingyi.roster;

import java.util.ArrayList;
import java.util.List;

/** A row as it stands in the file: its number, counted from 1 with header and blank rows, and its trimmed cells. */
final class SheetRow {
    /** The most columns that a workbook can have. */
    static final int MOST_COLUMNS = 16_384;

    /** What stands in a cell that is not its text: nobody can type it, it is no character. */
    static final String FORMULA = "\uFFFE=";

    /** A cell whose formula has failed (#N/A and the like). */
    static final String FAILED = "\uFFFE#";

    private final List<String> cells = new ArrayList<>();
    private int number;
    private boolean blank = true;

    /** Empties the row for use under another number. */
    void begin(int newNumber) {
        cells.clear();
        number = newNumber;
        blank = true;
    }

    void put(int column, String text) {
        while (cells.size() <= column) {
            cells.add("");
        }
        var trimmed = trim(text);
        cells.set(column, trimmed);
        blank &= trimmed.isEmpty();
    }

    int number() {
        return number;
    }

    int width() {
        return cells.size();
    }

    /** The cell's text, {@link #FORMULA} or {@link #FAILED}; empty where there is nothing. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return blank;
    }

    /** The name of a column where no header gives one: A, B, … AA. */
    static String letters(int column) {
        var name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }

    /** Without the spaces around it, full-width and zero-width ones too, and with plain line ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        var trimmed = text.substring(from, to);
        return trimmed.indexOf('\r') < 0
                ? trimmed
                : trimmed.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
