package org.pingyi.process;

import static org.pingyi.process.CadreOutcomeProcess.EXCLUDED;
import static org.pingyi.process.CadreOutcomeProcess.GRADE;
import static org.pingyi.process.CadreOutcomeProcess.MEASURE;
import static org.pingyi.process.CadreOutcomeProcess.NEW_RANK;
import static org.pingyi.process.CadreOutcomeProcess.NOT_GRADED;
import static org.pingyi.process.CadreOutcomeProcess.SCORE;
import static org.pingyi.process.Variable.APPRAISAL;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Outcomes;
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

    /** The case's task appears on our pages in the transaction that creates the engine's. */
    @Bean
    TaskListener askUnitListener(Outcomes outcomes) {
        return task -> outcomes.askUnit(APPRAISAL.from(task));
    }

    @Bean
    TaskListener askReviewListener(Outcomes outcomes) {
        return task -> outcomes.askReview(APPRAISAL.from(task));
    }

    @Bean
    TaskListener askApprovalListener(Outcomes outcomes) {
        return task -> outcomes.askApproval(APPRAISAL.from(task));
    }
}
