package org.pingyi.identity;

import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;

/**
 * An account to be made.
 *
 * @param username 1–32 ASCII letters, digits, {@code -}, {@code _}
 * @param password 10–128 characters
 * @param displayName 1–128 characters
 * @param role null for scrutineers
 * @param employeeNumber the person of the roster behind it, who need not be there yet, or null
 */
public record NewAccount(
        String username, String password, String displayName, SystemRole role, EmployeeNumber employeeNumber) {
    @Override
    public String toString() {
        return "NewAccount[" + username + ", " + role + "]";
    }
}
