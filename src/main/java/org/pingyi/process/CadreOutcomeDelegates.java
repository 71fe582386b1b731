package org.pingyi.process;

import static org.pingyi.process.CadreOutcomeProcess.EXCLUDED;
import static org.pingyi.process.CadreOutcomeProcess.GRADE;
import static org.pingyi.process.CadreOutcomeProcess.LABEL;
import static org.pingyi.process.CadreOutcomeProcess.MEASURE;
import static org.pingyi.process.CadreOutcomeProcess.MEASURE_IN_WORDS;
import static org.pingyi.process.CadreOutcomeProcess.NEW_RANK;
import static org.pingyi.process.CadreOutcomeProcess.NOT_GRADED;
import static org.pingyi.process.CadreOutcomeProcess.SCORE;
import static org.pingyi.process.Variable.APPRAISAL;

import java.util.Locale;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Outcomes;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code cadre-outcome}: read variable, call a use case, write variable; idempotent. */
@Configuration(proxyBeanMethods = false)
class CadreOutcomeDelegates {
    @Bean
    JavaDelegate readResultDelegate(Outcomes outcomes) {
        return execution -> {
            var appraisal = APPRAISAL.from(execution);
            var excluded = outcomes.isExcluded(appraisal);
            EXCLUDED.set(execution, excluded);
            if (excluded) {
                MEASURE.set(execution, Measure.EXCLUSION);
            } else {
                SCORE.set(execution, outcomes.scoreOf(appraisal).orElseThrow(() -> new BpmnError(NOT_GRADED)));
            }
        };
    }

    /** After this neither score nor grade is a variable any more. */
    @Bean
    JavaDelegate confirmGradeDelegate(Outcomes outcomes) {
        return execution -> {
            outcomes.confirmGrade(APPRAISAL.from(execution), GRADE.from(execution), MEASURE.from(execution));
            GRADE.remove(execution);
            SCORE.remove(execution);
        };
    }

    @Bean
    JavaDelegate expireVerificationDelegate(Outcomes outcomes) {
        return execution -> outcomes.verificationExpired(APPRAISAL.from(execution));
    }

    /** A demotion's new rank comes from the decision table; every other measure leaves 科员. */
    @Bean
    JavaDelegate applyMeasureDelegate(Outcomes outcomes) {
        return execution -> outcomes.applyMeasure(
                APPRAISAL.from(execution),
                MEASURE.from(execution) == Measure.DEMOTION ? NEW_RANK.from(execution) : Rank.STAFF_MEMBER);
    }

    /** The case's task appears on our pages in the transaction that creates the engine's; the others below likewise. */
    @Bean
    TaskListener askUnitListener(Outcomes outcomes, MessageSource messages) {
        return asking(outcomes::askUnit, messages);
    }

    @Bean
    TaskListener askReviewListener(Outcomes outcomes, MessageSource messages) {
        return asking(outcomes::askReview, messages);
    }

    @Bean
    TaskListener askApprovalListener(Outcomes outcomes, MessageSource messages) {
        return asking(outcomes::askApproval, messages);
    }

    /**
     * What the task list shows beside a task stands on the task itself: whoever may read the task reads it, and nobody
     * needs a permission for all cases of the process.
     */
    private static TaskListener asking(Consumer<AppraisalId> outcomes, MessageSource messages) {
        return task -> {
            LABEL.setLocal(task, LABEL.from(task));
            MEASURE_IN_WORDS.setLocal(
                    task, messages.getMessage("measure." + MEASURE.from(task), null, Locale.SIMPLIFIED_CHINESE));
            outcomes.accept(APPRAISAL.from(task));
        };
    }
}
