package org.pingyi.campaign;

import java.util.List;
import org.pingyi.kernel.UnitCode;

/** What is wrong before a campaign opens (rule 2): errors block, warnings are signed off by name. */
public record Preflight(List<Finding> errors, List<Finding> warnings) {
    public Preflight {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** The contract's codes, the errors first. */
    public enum Code {
        SCRUTINEERS_MISSING,
        NO_APPROVER,
        NO_CADRES,
        CADRE_WITHOUT_RATERS,
        NO_VERIFIER,
        NO_PRINCIPAL,
        NO_DEPUTY,
        NO_STAFF,
        SMALL_GROUP,
        APPRAISED_PRINCIPAL,
        APPRAISED_VERIFIER,
        NOTHING_TO_APPRAISE
    }

    /**
     * One thing that is wrong.
     *
     * @param unit null where it concerns the campaign as a whole
     * @param args what goes into the sentence {@link #key()}: in a unit its name and code first
     */
    public record Finding(Code code, UnitCode unit, List<String> args) {
        public Finding {
            args = List.copyOf(args);
        }

        /** The sentence's key in the message bundle. */
        public String key() {
            return "campaign.preflight." + code;
        }
    }
}
