package org.pingyi.collection;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Draws receipt numbers (回执号): short enough to read out on the phone, 60 random bits, so that nobody guesses one. */
@Component
class Receipts {
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private final SecureRandom random = new SecureRandom();

    /** Such as {@code K7QM-2XWD-9F3A}. */
    String draw() {
        var receipt = new StringBuilder(14);
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                receipt.append('-');
            }
            receipt.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return receipt.toString();
    }
}
