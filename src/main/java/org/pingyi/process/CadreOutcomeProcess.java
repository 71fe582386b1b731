package org.pingyi.process;

import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.tally.CompositeScore;

/** The contract between {@code cadre-outcome.bpmn} and this code base; the instance is found by {@link #businessKey}. */
final class CadreOutcomeProcess {
    static final String KEY = "cadre-outcome";
    static final String VERIFY = "userTask_verifyResult";
    static final String REVIEW = "userTask_reviewObjection";
    static final String APPROVE = "userTask_approveMeasure";
    static final String NOT_GRADED = "notGraded";

    /** Lives within one transaction only. */
    static final Variable<CompositeScore> SCORE = Variable.transientHundredths(
            "score", score -> (long) score.hundredths(), hundredths -> new CompositeScore(hundredths.intValue()));
    /** Set by the decision table, removed before the next save point. */
    static final Variable<Grade> GRADE = Variable.word("grade", Grade.class);

    /** For people to read: unit and name. */
    static final Variable<String> LABEL = Variable.text("label", label -> label, label -> label);

    static final Variable<Measure> MEASURE = Variable.word("measure", Measure.class);
    /** On the task alone: the measure as the task list shows it. */
    static final Variable<String> MEASURE_IN_WORDS = Variable.text("measureInWords", words -> words, words -> words);

    static final Variable<Rank> NEW_RANK = Variable.word("newRank", Rank.class);
    static final Variable<Boolean> EXCLUDED = Variable.flag("excluded");
    static final Variable<Boolean> CONFIRMED = Variable.flag("confirmed");
    static final Variable<Boolean> UPHELD = Variable.flag("upheld");
    static final Variable<Boolean> APPROVED = Variable.flag("approved");

    private CadreOutcomeProcess() {}

    /** {@code 2026/GY01/10432}. */
    static String businessKey(Appraisal appraisal) {
        return appraisal.campaign() + "/" + appraisal.unit() + "/" + appraisal.cadre();
    }
}
