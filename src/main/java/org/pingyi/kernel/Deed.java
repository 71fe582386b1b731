package org.pingyi.kernel;

/**
 * Something done that the audit trail keeps, published in the transaction that does it.
 *
 * @param actor the login, or {@link #SYSTEM} for timers
 * @param action what was done, in UPPER_SNAKE_CASE, such as {@code ROSTER_IMPORTED}
 * @param subject the campaign's code, employee number or user name that it is about
 * @param detail a short text for the reader of the trail (a reason, counts), or null; never a score, code or passphrase
 */
public record Deed(String actor, String action, String subject, String detail) {
    public static final String SYSTEM = "system";
}
