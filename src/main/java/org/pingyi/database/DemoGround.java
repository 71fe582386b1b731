package org.pingyi.database;

import java.util.List;

/**
 * There only in the evaluation mode: whether demo data may be put into an empty database, and where it is remembered
 * what was put there. From then on the application listens on loopback only.
 */
public class DemoGround {
    private final boolean wanted;
    private final DataFolder folder;

    DemoGround(boolean wanted, DataFolder folder) {
        this.wanted = wanted;
        this.folder = folder;
    }

    public boolean wanted() {
        return wanted;
    }

    /** To be called before the first demo account is there, and again with what is to be told at every start. */
    public void remember(List<String> words) {
        folder.rememberDemo(words);
    }

    /** What was remembered; empty where there are no demo accounts. */
    public List<String> remembered() {
        return folder.demo();
    }
}
