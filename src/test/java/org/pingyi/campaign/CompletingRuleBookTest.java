package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.web.JsonBodies;

class CompletingRuleBookTest {
    private static final String NAMED = "\"code\": \"2026\", \"title\": \"试评\", \"scrutineers\": [\"a\", \"b\", \"c\"]";
    private final Logins logins = mock();
    private final CompletingRuleBook completing = new CompletingRuleBook(logins);

    @BeforeEach
    void everybody_may_be_a_scrutineer_but_nobody() {
        when(logins.standingOf(any())).thenReturn(Logins.Standing.READY);
        when(logins.standingOf("nobody")).thenReturn(Logins.Standing.UNFIT);
        when(logins.standingOf("locked")).thenReturn(Logins.Standing.CANNOT_LOG_IN);
        when(logins.actor(any())).thenReturn(Optional.empty());
    }

    @Test
    void what_is_left_out_gets_the_contracts_defaults() {
        assertThat(complete("{" + NAMED + "}"))
                .isEqualTo(CourseTest.rules("2026", "试评").with(List.of("a", "b", "c"), 2));
    }

    @Test
    void what_is_said_counts() {
        var rules = complete("{" + NAMED + """
                        , "collectionStart": "2026-04-01T08:00:00.1234567+08:00", "collectionWindow": "PT5S", "ratingWindow": "P400D",
                        "verificationWindow": "P1DT2H3M4.5S", "reviewPeriod": "PT48H", "endEarly": false, "minimumMarks": 5,
                        "publishComposite": true, "weights": {"PRINCIPAL": 0, "DEPUTY": 0, "STAFF": 100},
                        "dimensions": {"POLITICAL_QUALITY": 96, "COMMITMENT": 1, "WORK_STYLE": 1, "INNOVATION": 1, "INTEGRITY": 1}}
                        """);

        assertThat(rules.collectionStart()).isEqualTo(Instant.parse("2026-04-01T00:00:00.123456Z"));
        assertThat(rules.collectionWindow()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rules.ratingWindow()).isEqualTo(Duration.ofDays(400));
        assertThat(rules.verificationWindow()).isEqualTo(Duration.parse("PT26H3M4.5S"));
        assertThat(rules.reviewPeriod()).isEqualTo(Duration.ofDays(2));
        assertThat(rules.endEarly()).isFalse();
        assertThat(rules.minimumMarks()).isEqualTo(5);
        assertThat(rules.publishComposite()).isTrue();
        assertThat(rules.weights()).containsEntry(RaterGroup.STAFF, 100);
        assertThat(rules.dimensions()).containsEntry(Dimension.POLITICAL_QUALITY, 96);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "/code                   | {\"title\": \"T\", \"scrutineers\": [\"a\", \"b\", \"c\"]}",
                "/code                   | {\"code\": \"20 26\", \"title\": \"T\", \"scrutineers\": [\"a\", \"b\", \"c\"]}",
                "/code                   | {\"code\": \"二〇二六\", \"title\": \"T\", \"scrutineers\": [\"a\", \"b\", \"c\"]}",
                "/title                  | {\"code\": \"2026\", \"scrutineers\": [\"a\", \"b\", \"c\"]}",
                "/title                  | {\"code\": \"2026\", \"title\": \" \u3000\", \"scrutineers\": [\"a\", \"b\", \"c\"]}",
                "/scrutineers            | {\"code\": \"2026\", \"title\": \"T\"}",
                "/scrutineers            | {\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"a\", \"b\"]}",
                "/scrutineers            | {\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\"]}",
                "/scrutineers/2          | {\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"a\", \"b\", \"nobody\"]}",
                "/scrutineers/1          | {\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"a\", \"a\", \"c\"]}",
                "/scrutineers/0          | {\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"\", \"a\", \"c\"]}",
                "/threshold              | {$, \"threshold\": 1}",
                "/threshold              | {$, \"threshold\": 3}",
                "/collectionStart        | {$, \"collectionStart\": \"2026-04-01T08:00:00\"}",
                "/collectionStart        | {$, \"collectionStart\": \"+12026-04-01T08:00:00Z\"}",
                "/collectionStart        | {$, \"collectionStart\": \"morgen\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"PT4.999S\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"P1M\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"P1Y\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"P1W\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"P\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"P1DT\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"PT-5M\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"-PT32H\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"pt32h\"}",
                "/collectionWindow       | {$, \"collectionWindow\": \"\"}",
                "/ratingWindow           | {$, \"ratingWindow\": \"P400DT1S\"}",
                "/ratingWindow           | {$, \"ratingWindow\": \"P99999999999999999999D\"}",
                "/verificationWindow     | {$, \"verificationWindow\": \"PT0S\"}",
                "/reviewPeriod           | {$, \"reviewPeriod\": \"P401D\"}",
                "/reviewPeriod           | {$, \"reviewPeriod\": \"PT4S\"}",
                "/minimumMarks           | {$, \"minimumMarks\": 2}",
                "/weights                | {$, \"weights\": {\"PRINCIPAL\": 40, \"DEPUTY\": 30, \"STAFF\": 29}}",
                "/weights/DEPUTY         | {$, \"weights\": {\"PRINCIPAL\": 70, \"STAFF\": 30}}",
                "/weights/PRINCIPAL      | {$, \"weights\": {\"PRINCIPAL\": -10, \"DEPUTY\": 80, \"STAFF\": 30}}",
                "/weights/STAFF          | {$, \"weights\": {\"PRINCIPAL\": 0, \"DEPUTY\": 0, \"STAFF\": 101}}",
                "/weights/BOSS           | {$, \"weights\": {\"PRINCIPAL\": 40, \"DEPUTY\": 30, \"STAFF\": 30, \"BOSS\": 0}}",
                "/dimensions/INTEGRITY   | {$, \"dimensions\": {\"POLITICAL_QUALITY\": 25, \"COMMITMENT\": 25, \"WORK_STYLE\": 25, \"INNOVATION\": 25}}",
                "/dimensions             | {$, \"dimensions\": {\"POLITICAL_QUALITY\": 20, \"COMMITMENT\": 20, \"WORK_STYLE\": 20, \"INNOVATION\": 20, \"INTEGRITY\": 21}}",
                "/weights                | {$, \"weights\": null}",
                "/threshold              | {$, \"threshold\": null}",
                "/threshold              | {$, \"threshold\": 2.0}",
                "/endEarly               | {$, \"endEarly\": \"true\"}",
                "/budget                 | {$, \"budget\": 1}",
            })
    void what_breaks_a_rule_is_told_with_its_place(String at, String body) {
        assertThat(problemsOf(body.replace("$", NAMED))).extracting(Problem::at).containsExactly(at);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(problemsOf("""
                        {"code": "", "title": "", "scrutineers": ["a", "nobody", "a"], "threshold": 9, "minimumMarks": 0,
                         "weights": {"PRINCIPAL": 1, "DEPUTY": 1, "STAFF": 1}}
                        """))
                .extracting(Problem::at)
                .containsExactly(
                        "/code",
                        "/title",
                        "/scrutineers/1",
                        "/scrutineers/2",
                        "/threshold",
                        "/minimumMarks",
                        "/weights");
    }

    @Test
    void a_title_is_counted_in_code_points() {
        assertThatCode(() -> complete(titled("𠮷".repeat(128)))).doesNotThrowAnyException();
        assertThat(problemsOf(titled("𠮷".repeat(129)))).extracting(Problem::at).containsExactly("/title");
    }

    @Test
    void who_cannot_log_in_just_now_may_be_named() {
        assertThat(complete(scrutineers("a", "b", "locked")).scrutineers()).containsExactly("a", "b", "locked");
    }

    @Test
    void nobody_holds_two_shares_by_two_logins() {
        var number = new EmployeeNumber("10432");
        when(logins.actor("a")).thenReturn(Optional.of(new Actor("a", "A", null, number)));
        when(logins.actor("10432")).thenReturn(Optional.of(new Actor("10432", "A", null, number)));

        assertThat(problemsOf(scrutineers("a", "b", "10432")))
                .extracting(Problem::at)
                .containsExactly("/scrutineers/2");
    }

    @Test
    void the_code_cannot_be_changed_and_scrutineers_in_office_are_not_asked_again() {
        var body = JsonBodies.of(scrutineers("a", "b", "nobody")).as(CampaignBody.class);

        assertThatCode(() -> completing.complete(body, new CampaignCode("2026"), Set.of("nobody")))
                .doesNotThrowAnyException();
        var refused = catchThrowableOfType(
                Invalid.class, () -> completing.complete(body, new CampaignCode("2027"), Set.of("nobody")));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("/code");
    }

    private RuleBook complete(String json) {
        return completing.complete(JsonBodies.of(json).as(CampaignBody.class), null, Set.of());
    }

    private List<Problem> problemsOf(String json) {
        var refused = catchThrowableOfType(Invalid.class, () -> complete(json));
        assertThat(refused).as(json).isNotNull();
        return refused.problems();
    }

    private static String titled(String title) {
        return "{\"code\": \"2026\", \"title\": \"" + title + "\", \"scrutineers\": [\"a\", \"b\", \"c\"]}";
    }

    private static String scrutineers(String... logins) {
        return "{\"code\": \"2026\", \"title\": \"T\", \"scrutineers\": [\"" + String.join("\", \"", logins) + "\"]}";
    }
}
