package org.pingyi.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.ballotbox.Mark;
import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.support.SentJson;

class BallotPaperTest {
    static final EmployeeNumber RATER = new EmployeeNumber("0120");
    static final BallotPaper PAPER =
            new BallotPaper(List.of(cadre("0112", false), cadre("0111", true), cadre("0110", false)));
    static final String FIVE =
            "{'POLITICAL_QUALITY': 96, 'COMMITMENT': 0, 'WORK_STYLE': 100, 'INNOVATION': 7, 'INTEGRITY': 50}";

    @Test
    void a_unit_rates_its_remaining_cadres_in_the_order_of_their_numbers() {
        assertThat(PAPER.candidates()).extracting(EmployeeNumber::value).containsExactly("0110", "0112");
        assertThat(PAPER.cadresFor(RATER)).extracting(Appraisal::cadre).isEqualTo(PAPER.candidates());
        assertThat(PAPER.cadresFor(new EmployeeNumber("0110")))
                .extracting(cadre -> cadre.cadre().value())
                .containsExactly("0112");
    }

    @Test
    void every_cadre_once_with_five_points_or_unknown_is_a_ballot_in_any_order() {
        var ballot = PAPER.check(
                sent("{'cadre': '0112', 'dontKnow': true}", "{'cadre': '0110', 'points': " + FIVE + "}"), RATER);

        assertThat(ballot.marks())
                .isEqualTo(Map.of(
                        new EmployeeNumber("0112"),
                        new Mark.DontKnow(),
                        new EmployeeNumber("0110"),
                        new Mark.Points(Map.of(
                                Dimension.POLITICAL_QUALITY,
                                96,
                                Dimension.COMMITMENT,
                                0,
                                Dimension.WORK_STYLE,
                                100,
                                Dimension.INNOVATION,
                                7,
                                Dimension.INTEGRITY,
                                50))));
    }

    @Test
    void a_cadre_leaves_himself_out() {
        var himself = new EmployeeNumber("0110");

        assertThat(PAPER.check(sent("{'cadre': '0112', 'dontKnow': true}"), himself)
                        .marks())
                .containsOnlyKeys(new EmployeeNumber("0112"));
        assertThat(places(himself, "{'cadre': '0112', 'dontKnow': true}", "{'cadre': '0110', 'dontKnow': true}"))
                .containsExactly("/marks/1/cadre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'cadre': '0110', 'dontKnow': false}                              | /marks/1/dontKnow",
                "{'cadre': '0110', 'dontKnow': true, 'points': {}}                 | /marks/1",
                "{'cadre': '0110', 'dontKnow': false, 'points': {}}                | /marks/1",
                "{'cadre': '0110'}                                                 | /marks/1",
                "{'cadre': '0111', 'dontKnow': true}                               | /marks/1/cadre /marks",
                "{'cadre': '0199', 'dontKnow': true}                               | /marks/1/cadre /marks",
                "{'cadre': '工号', 'dontKnow': true}                                 | /marks/1/cadre /marks",
                "{'dontKnow': true}                                                | /marks/1/cadre /marks",
                "{}                                                                | /marks/1/cadre /marks/1 /marks",
                "{'cadre': '0112', 'dontKnow': true}                               | /marks/1/cadre /marks",
                "{'cadre': '0110', 'points': {'POLITICAL_QUALITY': 1, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1}} | /marks/1/points/INTEGRITY",
                "{'cadre': '0110', 'points': {'POLITICAL_QUALITY': -1, 'COMMITMENT': 101, 'WORK_STYLE': 1, 'INNOVATION': 1}} | /marks/1/points/POLITICAL_QUALITY /marks/1/points/COMMITMENT /marks/1/points/INTEGRITY",
                "{'cadre': '0110', 'points': {'POLITICAL_QUALITY': 2147483647, 'COMMITMENT': -2147483648, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}} | /marks/1/points/POLITICAL_QUALITY /marks/1/points/COMMITMENT"
            })
    void what_is_wrong_is_told_with_its_place(String second, String where) {
        assertThat(places(RATER, "{'cadre': '0112', 'dontKnow': true}", second)).containsExactly(where.split(" "));
    }

    @Test
    void no_marks_at_all_are_one_problem_too_few_one_for_each_cadre() {
        assertThat(places(new SentJson("{}"), RATER)).containsExactly("/marks");
        assertThat(places(RATER)).containsExactly("/marks", "/marks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'POLITICAL_QUALITY': 96.0, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}",
                "{'POLITICAL_QUALITY': '96', 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}",
                "{'POLITICAL_QUALITY': true, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}",
                "{'POLITICAL_QUALITY': 99999999999, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}",
                "{'CHARM': 1, 'POLITICAL_QUALITY': 1, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}",
                "{'0': 1, 'COMMITMENT': 1, 'WORK_STYLE': 1, 'INNOVATION': 1, 'INTEGRITY': 1}"
            })
    void points_are_integers_for_the_five_dimensions_and_nothing_else(String points) {
        assertThatThrownBy(() -> sent("{'cadre': '0110', 'points': " + points + "}"))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{'cadre': null, 'dontKnow': true}",
                "{'cadre': '0110', 'points': null, 'dontKnow': true}",
                "{'cadre': '0110', 'points': {}, 'dontKnow': null}",
                "{'cadre': 110, 'dontKnow': true}",
                "{'cadre': '0110', 'dontKnow': 'true'}",
                "{'cadre': '0110', 'dontKnow': true, 'comment': '好'}",
                "{'cadre': '0110', 'cadre': '0110', 'dontKnow': true}"
            })
    void nothing_is_null_and_nothing_is_guessed(String mark) {
        assertThatThrownBy(() -> sent(mark)).isInstanceOf(Invalid.class);
    }

    @Test
    void a_flood_of_mistakes_is_answered_with_a_hundred() {
        var marks = new String[1_000];
        Arrays.fill(marks, "{}");

        assertThat(places(RATER, marks)).hasSize(100);
    }

    @Test
    void no_refusal_and_no_text_form_carries_what_was_sent() {
        var sent = sent("{'cadre': '0110', 'points': {'POLITICAL_QUALITY': 123, 'COMMITMENT': 77}}");

        var refusal = assertThrows(Invalid.class, () -> PAPER.check(sent, RATER));

        assertThat(refusal.problems().stream().flatMap(problem -> Stream.of(problem.args())))
                .doesNotContain(123, 77);
        assertThat(sent + " " + sent.marks()).doesNotContain("123", "77", "0110");
    }

    private static SentBallot sent(String... marks) {
        return new SentJson(("{'marks': [" + String.join(", ", marks) + "]}").replace('\'', '"')).as(SentBallot.class);
    }

    private static List<String> places(EmployeeNumber rater, String... marks) {
        var sent = sent(marks);
        return assertThrows(Invalid.class, () -> PAPER.check(sent, rater)).problems().stream()
                .map(Problem::at)
                .toList();
    }

    private static List<String> places(SentJson json, EmployeeNumber rater) {
        var sent = json.as(SentBallot.class);
        return assertThrows(Invalid.class, () -> PAPER.check(sent, rater)).problems().stream()
                .map(Problem::at)
                .toList();
    }

    private static Appraisal cadre(String number, boolean excluded) {
        return new Appraisal(
                new AppraisalId(UUID.randomUUID()),
                new CampaignCode("2026"),
                new UnitCode("S1"),
                new EmployeeNumber(number),
                "干部" + number,
                Rank.SECTION_CHIEF,
                null,
                excluded);
    }
}
