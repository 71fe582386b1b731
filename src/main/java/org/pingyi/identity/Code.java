package org.pingyi.identity;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/** What an access code looks like: 12 characters that cannot be mistaken for each other, 60 bits. */
final class Code {
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static final int LENGTH = 12;

    private Code() {}

    static String random(SecureRandom random) {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The code in what somebody typed: case, spaces, dashes and full-width forms do not matter. */
    static String in(String typed) {
        var code = new StringBuilder(LENGTH);
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.DASH_PUNCTUATION
                        && c != 0x2212)
                .forEach(code::appendCodePoint);
        return code.toString().toUpperCase(Locale.ROOT);
    }
}
