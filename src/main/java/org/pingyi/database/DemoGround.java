package org.pingyi.database;

/**
 * There only in the evaluation mode: whether demo data may be put into an empty database, and where it is remembered
 * that this was done (from then on the application listens on loopback only).
 */
public class DemoGround {
    private final boolean wanted;
    private final Runnable remember;

    DemoGround(boolean wanted, Runnable remember) {
        this.wanted = wanted;
        this.remember = remember;
    }

    public boolean wanted() {
        return wanted;
    }

    /** To be called before the first demo account is made. */
    public void demoAccountsAreMade() {
        remember.run();
    }
}
