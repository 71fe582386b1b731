package org.pingyi.kernel;

import java.util.List;

/** The window is closed. */
public class WindowClosed extends Refusal {
    private static final long serialVersionUID = 1L;

    public WindowClosed(String key, Object... args) {
        super(List.of(), key, args);
    }

    public WindowClosed(List<Problem> problems, String key, Object... args) {
        super(problems, key, args);
    }

    @Override
    public int status() {
        return 410;
    }
}
