package org.pingyi.identity;

import org.pingyi.kernel.EmployeeNumber;

/** Asked of the campaigns, which stand above this module. */
public interface StillExpected {
    /** Whether a running campaign still expects something of a person who may have left the roster since. */
    boolean expects(EmployeeNumber employeeNumber);

    /** Whether the login is a scrutineer of a running campaign. */
    boolean isScrutineer(String login);
}
