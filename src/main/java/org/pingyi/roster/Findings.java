package org.pingyi.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;

/** What is wrong in a file and what is worth a look, never more of either than somebody could read. */
final class Findings {
    private record Found(int row, int column, Problem problem) {}

    private final List<Found> errors = new ArrayList<>();
    private final List<Found> warnings = new ArrayList<>();

    void error(int row, Column column, String key, Object... args) {
        add(errors, new Found(row, column.ordinal(), new Problem(column.at(row), key, args)));
    }

    /** An error in a column that the roster does not have. */
    void error(int row, String title, String key, Object... args) {
        add(errors, new Found(row, Integer.MAX_VALUE, new Problem("row " + row + ", " + title, key, args)));
    }

    void warning(int row, Column column, String key, Object... args) {
        add(warnings, new Found(row, column.ordinal(), new Problem(column.at(row), key, args)));
    }

    void warning(int row, String title, String key, Object... args) {
        add(warnings, new Found(row, Integer.MAX_VALUE, new Problem("row " + row + ", " + title, key, args)));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether more errors would help nobody. */
    boolean isFull() {
        return errors.size() >= ImportingRoster.MOST_PROBLEMS;
    }

    /** Refuses the file if there is any error. */
    void refuse() {
        if (isFull()) {
            throw new Invalid(sorted(errors), "roster.import.refusedMore", String.valueOf(errors.size()));
        }
        if (hasErrors()) {
            throw new Invalid(sorted(errors), "roster.import.refused");
        }
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    private static void add(List<Found> all, Found one) {
        if (all.size() < ImportingRoster.MOST_PROBLEMS) {
            all.add(one);
        }
    }

    private static List<Problem> sorted(List<Found> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(Found::row).thenComparingInt(Found::column))
                .map(Found::problem)
                .toList();
    }
}
