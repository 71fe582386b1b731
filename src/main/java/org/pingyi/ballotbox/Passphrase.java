package org.pingyi.ballotbox;

import java.util.ArrayList;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Texts;

/** What a scrutineer types, at the enrolment and at the opening: 12 to 128 characters. */
record Passphrase(String passphrase) {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** @throws Invalid not a passphrase at all */
    static String from(JsonBody body) {
        var text = body.as(Passphrase.class).passphrase();
        var problems = new ArrayList<Problem>();
        Texts.require(problems, "/passphrase", text, SHORTEST, LONGEST);
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "ballotbox.passphrase.form");
        }
        return text;
    }

    static Invalid wrong() {
        var key = "ballotbox.passphrase.wrong";
        return new Invalid(java.util.List.of(new Problem("/passphrase", key)), key);
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
