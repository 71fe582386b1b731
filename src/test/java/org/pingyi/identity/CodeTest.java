package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
    @Test
    void has_twelve_characters_and_uses_all_thirty_two() {
        var random = new SecureRandom();
        var codes = Stream.generate(() -> Code.random(random)).limit(500).toList();
        assertThat(codes).allSatisfy(code -> assertThat(code).hasSize(12));
        assertThat(String.join("", codes).chars().boxed().collect(Collectors.toSet()))
                .hasSize(32);
        assertThat(codes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCDEFGH2345",
                "abcd-efgh-2345",
                " ABCD EFGH 2345 ",
                "ABCD—EFGH–2345",
                "ＡＢＣＤ　ｅｆｇｈ２３４５",
                "A-B-C-D‑EFGH−2345"
            })
    void is_found_in_what_people_type(String typed) {
        assertThat(Code.in(typed)).isEqualTo("ABCDEFGH2345");
    }

    @Test
    void other_characters_are_not_guessed_at() {
        assertThat(Code.in("0BCDEFGH2345")).isNotEqualTo("OBCDEFGH2345");
    }
}
