package org.pingyi.kernel;

import java.util.Optional;

/**
 * Who acts: a login as it stands now, not as it stood when its session began.
 *
 * @param login the user name of a system account, or the employee number of a person of the roster
 * @param displayName what people call him
 * @param role the system role, or null (people of the roster, scrutineers)
 * @param employeeNumber the person of the roster behind the login, or null
 */
public record Actor(String login, String displayName, SystemRole role, EmployeeNumber employeeNumber) {
    public boolean has(SystemRole wanted) {
        return role == wanted;
    }

    /** HR_OFFICER or HR_APPROVER. */
    public boolean isHr() {
        return role == SystemRole.HR_OFFICER || role == SystemRole.HR_APPROVER;
    }

    public Optional<EmployeeNumber> person() {
        return Optional.ofNullable(employeeNumber);
    }

    /** What tells persons apart: the employee number where there is one, else the login (domain rule 10). */
    public String identity() {
        return employeeNumber == null ? "login:" + login : "person:" + employeeNumber;
    }
}
