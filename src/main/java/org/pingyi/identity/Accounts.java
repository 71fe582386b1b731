package org.pingyi.identity;

import java.util.List;

/** The system accounts: officers, administrators, auditors, scrutineers. {@code by} is the login of whoever acts. */
public interface Accounts {
    /**
     * @throws org.pingyi.kernel.NotNow the name is taken, by an account or as an employee number, or another enabled
     *     account is the same person's
     */
    void refuseTaken(String username, String employeeNumberOrNull);

    /**
     * Makes an account.
     *
     * @throws org.pingyi.kernel.Invalid content
     * @throws org.pingyi.kernel.NotNow as {@link #refuseTaken}
     */
    Account create(String by, NewAccount account);

    /** Every account, disabled ones too, in the order of their names. */
    List<Account> all();

    /** @throws org.pingyi.kernel.Unknown there is no such account */
    Account get(String username);

    /** @throws org.pingyi.kernel.NotNow there is such an account, and it is disabled */
    void refuseDisabled(String username);

    /**
     * Sets somebody's password and lifts the stop on his name; he is told at his next login.
     *
     * @throws org.pingyi.kernel.Unknown there is no such account
     * @throws org.pingyi.kernel.NotNow it is disabled
     * @throws org.pingyi.kernel.Invalid not 10–128 characters
     */
    void setPassword(String by, String username, String password);

    /**
     * Disables an account for good and ends what it has open; once more it does nothing.
     *
     * @throws org.pingyi.kernel.Unknown there is no such account
     * @throws org.pingyi.kernel.NotNow the last administrator, or a scrutineer of a running campaign
     */
    void disable(String by, String username);
}
