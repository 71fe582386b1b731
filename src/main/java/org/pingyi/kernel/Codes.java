package org.pingyi.kernel;

import java.util.regex.Pattern;

/** The one form that campaign codes, unit codes, employee numbers and user names have. */
public final class Codes {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private Codes() {}

    /** Whether the text is 1–32 ASCII letters, digits, {@code -}, {@code _}. */
    public static boolean isCode(String text) {
        return text != null && FORM.matcher(text).matches();
    }

    static void require(String text) {
        if (!isCode(text)) {
            throw new IllegalArgumentException("not a code of 1-32 letters, digits, - or _");
        }
    }
}
