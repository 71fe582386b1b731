package org.pingyi.web;

import java.util.List;
import org.pingyi.kernel.Problem;

/** How texts that people write are measured: in Unicode code points; blank-only counts as empty. */
public final class Texts {
    public static final int REASON = 4_000;

    private Texts() {}

    /** Whether there is anything but white space (full-width too). */
    public static boolean isBlank(String text) {
        return text == null || text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    public static int length(String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }

    /** Adds a problem ({@code text.required}, {@code text.length}) where the text is missing, too short or too long. */
    public static void require(List<Problem> problems, String at, String text, int min, int max) {
        if (isBlank(text)) {
            problems.add(new Problem(at, "text.required"));
        } else if (length(text) < min || length(text) > max) {
            problems.add(new Problem(at, "text.length", min, max, length(text)));
        }
    }

    /** As {@link #require}, but the text may be left out. */
    public static void optional(List<Problem> problems, String at, String text, int max) {
        if (length(text) > max) {
            problems.add(new Problem(at, "text.length", 0, max, length(text)));
        }
    }
}
