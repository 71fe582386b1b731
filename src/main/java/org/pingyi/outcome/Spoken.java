package org.pingyi.outcome;

import java.util.ArrayList;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.TaskKind;
import org.pingyi.web.Texts;

/**
 * What somebody answers to a task.
 *
 * @param yes null where no decision was given
 * @param reason null or blank where none was given
 */
record Spoken(Boolean yes, String reason) {
    /**
     * Whoever says no gives a reason, who reviews an objection in any case.
     *
     * @param property what the decision is called where it was written, for the problem's place
     * @throws Invalid decision or reason are missing, or the reason is too long
     */
    Spoken requireWhole(TaskKind kind, String property) {
        var problems = new ArrayList<Problem>();
        if (yes == null) {
            problems.add(new Problem("/" + property, "json.missing"));
        }
        if (kind == TaskKind.OBJECTION_REVIEW || Boolean.FALSE.equals(yes)) {
            Texts.require(problems, "/reason", reason, 1, Texts.REASON);
        } else {
            Texts.optional(problems, "/reason", reason, Texts.REASON);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "json.invalid");
        }
        return new Spoken(yes, Texts.isBlank(reason) ? null : reason);
    }
}
