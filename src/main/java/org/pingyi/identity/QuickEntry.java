package org.pingyi.identity;

import org.pingyi.kernel.EmployeeNumber;

/**
 * The address in a slip's QR code. Number and code stand in the fragment, which no browser sends and no server logs; a
 * script of the login page puts them into the form and takes them out of the address at once.
 */
public final class QuickEntry {
    private QuickEntry() {}

    /** Such as {@code /login#10429.K7QM2XWD9F3A}. */
    public static String path(EmployeeNumber employeeNumber, String accessCode) {
        return "/login#" + employeeNumber + "." + accessCode;
    }
}
