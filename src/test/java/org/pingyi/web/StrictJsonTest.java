package org.pingyi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unreadable;

class StrictJsonTest {
    record Sheet(
            String text,
            Integer points,
            Boolean flag,
            SystemRole role,
            Map<RaterGroup, Integer> weights,
            List<EmployeeNumber> numbers,
            @NullAllowed Instant start,
            Duration window,
            @JsonProperty("new") String fresh,
            Nested nested) {}

    record Nested(int count) {}

    private static Sheet read(String json) {
        return StrictJson.of(json).as(Sheet.class);
    }

    private static List<String> placesIn(String json) {
        var refused = catchThrowableOfType(Invalid.class, () -> read(json));
        assertThat(refused).as(json).isNotNull();
        return refused.problems().stream().map(p -> p.at() + " " + p.key()).toList();
    }

    @Test
    void what_the_contract_allows_is_read() {
        var sheet = read("""
                {"text": "字𠮷", "points": 96, "flag": true, "role": "AUDITOR", "weights": {"STAFF": 30},
                 "numbers": ["007"], "start": "2026-11-24T08:00:00.123456+08:00", "window": "PT32H", "new": "n",
                 "nested": {"count": 0}}""");
        assertThat(sheet)
                .isEqualTo(new Sheet(
                        "字𠮷",
                        96,
                        true,
                        SystemRole.AUDITOR,
                        Map.of(RaterGroup.STAFF, 30),
                        List.of(new EmployeeNumber("007")),
                        Instant.parse("2026-11-24T00:00:00.123456Z"),
                        Duration.ofHours(32),
                        "n",
                        new Nested(0)));
    }

    @Test
    void what_is_left_out_is_null_and_null_itself_only_where_it_is_allowed() {
        assertThat(read("{}")).isEqualTo(new Sheet(null, null, null, null, null, null, null, null, null, null));
        assertThat(read("{\"start\": null}").start()).isNull();
        assertThat(placesIn("{\"text\": null, \"numbers\": [null], \"nested\": {}}"))
                .containsExactlyInAnyOrder("/text json.null", "/numbers/0 json.null", "/nested/count json.missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"points\": 96.0} | /points json.integer",
                "{\"points\": 9.6e1} | /points json.integer",
                "{\"points\": \"96\"} | /points json.integer",
                "{\"points\": true} | /points json.integer",
                "{\"points\": 4294967296} | /points json.integer",
                "{\"points\": 99999999999999999999999} | /points json.integer",
                "{\"flag\": \"true\"} | /flag json.boolean",
                "{\"flag\": 1} | /flag json.boolean",
                "{\"text\": 1} | /text json.text",
                "{\"text\": false} | /text json.text",
                "{\"text\": []} | /text json.text",
                "{\"role\": \"auditor\"} | /role json.word",
                "{\"role\": \" AUDITOR\"} | /role json.word",
                "{\"role\": \"\"} | /role json.word",
                "{\"role\": 0} | /role json.text",
                "{\"weights\": {\"0\": 1}} | /weights/0 json.word",
                "{\"weights\": {\"STAFF\": \"1\"}} | /weights/STAFF json.integer",
                "{\"weights\": []} | /weights json.object",
                "{\"numbers\": \"007\"} | /numbers json.array",
                "{\"numbers\": [\"0 7\"]} | /numbers/0 json.value",
                "{\"numbers\": [7]} | /numbers/0 json.text",
                "{\"start\": 0} | /start json.text",
                "{\"start\": \"2026-11-24T08:00:00\"} | /start json.instant",
                "{\"start\": \"+99999-11-24T08:00:00Z\"} | /start json.instant",
                "{\"window\": \"32 h\"} | /window json.duration",
                "{\"window\": 3600} | /window json.text",
                "{\"other\": 1} | /other json.unknown",
                "{\"Text\": \"a\"} | /Text json.unknown",
                "{\"fresh\": \"a\"} | /fresh json.unknown",
                "{\"a/b~c\": 1} | /a~1b~0c json.unknown",
                "{\"nested\": {\"count\": 1, \"more\": 2}} | /nested/more json.unknown",
                "{\"text\": \"a\", \"text\": \"a\"} | /text json.repeated",
                "{\"nested\": {\"count\": 1, \"count\": 1}} | /nested/count json.repeated",
                "{\"text\": \"a\\u0000\"} | /text json.character",
                "{\"text\": \"\\ud800\"} | /text json.character",
                "{\"text\": \"\\udc00\\ud800\"} | /text json.character",
                "[] | '' json.object",
                "1 | '' json.object",
                "\"text\" | '' json.object",
                "null | '' json.null",
            })
    void what_it_forbids_is_refused_with_its_place(String json, String place) {
        assertThat(placesIn(json)).containsExactly(place.replace("''", ""));
    }

    @Test
    void everything_wrong_is_told_at_once() {
        assertThat(placesIn("{\"points\": \"1\", \"flag\": 0, \"x\": 1, \"role\": \"BOSS\"}"))
                .containsExactlyInAnyOrder(
                        "/points json.integer", "/flag json.boolean", "/role json.word", "/x json.unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "{} x",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": 1,}",
                "{\"a\": \"\u0001\"}",
                "/* */ {}",
                "nul"
            })
    void what_is_not_json_cannot_be_read(String text) {
        assertThatThrownBy(() -> StrictJson.of(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void neither_is_text_in_another_encoding_nor_endless_nesting() {
        assertThatThrownBy(() -> StrictJson.of("{}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> StrictJson.of(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> StrictJson.of("[".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void enormous_numbers_are_no_work() {
        assertThat(placesIn("{\"points\": " + "9".repeat(1_000_000) + "}")).containsExactly("/points json.integer");
        assertThat(placesIn("{\"points\": 1e999999999}")).containsExactly("/points json.integer");
    }

    @Test
    void repeated_properties_are_json_all_the_same() {
        assertThat(StrictJson.of("{\"a\": 1, \"a\": 2}").tree().get("a").asInt())
                .isEqualTo(2);
    }
}
