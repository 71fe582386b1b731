package org.pingyi.identity;

import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;

/**
 * What the tables say of a login.
 *
 * @param account whether it is a system account, else a person's of the roster
 * @param passwordHash null where a person has an access code
 * @param codeHash null where there is a password
 */
record Login(
        String name,
        boolean account,
        String displayName,
        SystemRole role,
        EmployeeNumber employeeNumber,
        boolean disabled,
        String passwordHash,
        byte[] codeHash) {
    Actor actor(String nameNow) {
        return new Actor(name, nameNow, role, employeeNumber);
    }

    @Override
    public String toString() {
        return "Login[" + name + "]";
    }
}
