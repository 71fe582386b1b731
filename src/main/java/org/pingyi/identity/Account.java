package org.pingyi.identity;

import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;

/**
 * A system account.
 *
 * @param role null for scrutineers
 * @param employeeNumber the person of the roster behind it, or null
 * @param disabled for good; the name stays taken
 */
public record Account(
        String username, String displayName, SystemRole role, EmployeeNumber employeeNumber, boolean disabled) {}
