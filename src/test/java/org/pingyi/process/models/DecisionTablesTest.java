package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;

/** The three tables: both sides of every boundary, every word that goes in, and no word that nobody knows. */
class DecisionTablesTest {
    @ParameterizedTest
    @CsvSource({
        "10000, EXCELLENT",
        "9500, EXCELLENT",
        "9499, GOOD",
        "8500, GOOD",
        "8499, AVERAGE",
        "7000, AVERAGE",
        "6999, WEAK",
        "6000, WEAK",
        "5999, POOR",
        "0, POOR"
    })
    void a_score_falls_into_one_grade(long hundredths, Grade grade) {
        assertThat(Grade.valueOf(say("grade-band", "score", hundredths))).isEqualTo(grade);
    }

    @Test
    void around_every_whole_point_a_score_has_exactly_one_grade() {
        var table = Models.decision("grade-band", UnaryOperator.identity()).model();
        var withoutDatabase =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var decision = withoutDatabase.parseDecision("grade-band", table);
        var scoresPerGrade = LongStream.rangeClosed(0, 100)
                .flatMap(point -> LongStream.of(point * 100 - 1, point * 100, point * 100 + 1))
                .filter(score -> score >= 0 && score <= 100_00)
                .mapToObj(score -> withoutDatabase
                        .evaluateDecisionTable(decision, Map.of("score", score))
                        .<String>getSingleEntry())
                .collect(Collectors.groupingBy(grade -> grade, Collectors.counting()));
        assertThat(scoresPerGrade)
                .containsOnly(
                        Map.entry("EXCELLENT", 16L),
                        Map.entry("GOOD", 30L),
                        Map.entry("AVERAGE", 45L),
                        Map.entry("WEAK", 30L),
                        Map.entry("POOR", 180L));
    }

    @ParameterizedTest
    @CsvSource({"EXCELLENT, NONE", "GOOD, NONE", "AVERAGE, NONE", "WEAK, DEMOTION", "POOR, TRANSFER"})
    void a_grade_has_its_measure(Grade grade, Measure measure) {
        assertThat(Measure.valueOf(say("outcome-measure", "grade", grade.name())))
                .isEqualTo(measure);
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void no_grade_is_without_a_measure(Grade grade) {
        assertThat(say("outcome-measure", "grade", grade.name())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SECTION_CHIEF, DEPUTY_SECTION_CHIEF",
        "DEPUTY_SECTION_CHIEF, STAFF_MEMBER",
        "PRINCIPAL_STAFF_MEMBER, DEPUTY_PRINCIPAL_STAFF_MEMBER",
        "DEPUTY_PRINCIPAL_STAFF_MEMBER, STAFF_MEMBER"
    })
    void a_demotion_costs_one_rank(Rank rank, Rank next) {
        assertThat(Rank.valueOf(say("rank-after-demotion", "rank", rank.name())))
                .isEqualTo(next);
        assertThat(Rank.level(next)).isEqualTo(Rank.level(rank) - 1);
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void every_cadre_can_be_demoted_and_nobody_else(Rank rank) {
        assertThat(say("rank-after-demotion", "rank", rank.name()) != null).isEqualTo(rank.isCadre());
    }

    private static String say(String table, String input, Object value) {
        return ModelEngine.engine()
                .getDecisionService()
                .evaluateDecisionTableByKey(table)
                .variables(Map.of(input, value))
                .evaluate()
                .getSingleEntry();
    }
}
