package org.pingyi.identity;

import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.Texts;

/** What a password must be like: 10–128 characters. */
final class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    private Passwords() {}

    static void check(List<Problem> problems, String at, String password) {
        Texts.require(problems, at, password, SHORTEST, LONGEST);
    }

    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "problem.422.detail");
        }
    }
}
