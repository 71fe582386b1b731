package org.pingyi.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.Texts;

/**
 * A self report being written: any section may be missing (null) or empty, none is longer than the report's may be.
 * Says nothing of itself in logs.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Draft(String summary, String achievements, String problems, String plan) {
    void check() {
        var wrong = new ArrayList<Problem>();
        Texts.optional(wrong, "/summary", summary, Sections.LONGEST);
        Texts.optional(wrong, "/achievements", achievements, Sections.LONGEST);
        Texts.optional(wrong, "/problems", problems, Sections.LONGEST);
        Texts.optional(wrong, "/plan", plan, Sections.LONGEST);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong, "collection.draft.invalid");
        }
    }

    @Override
    public String toString() {
        return "Draft[…]";
    }
}
