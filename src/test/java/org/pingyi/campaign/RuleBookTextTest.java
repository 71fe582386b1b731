package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTextTest {
    private static final String TEXT =
            "{\"code\":\"2026\",\"title\":\"2026年度科级干部评议\",\"scrutineers\":[\"jw01\",\"gh01\",\"zz01\"],\"threshold\":2,"
                    + "\"collectionStart\":null,\"collectionWindow\":\"PT32H\",\"ratingWindow\":\"PT48H\",\"verificationWindow\":\"PT48H\","
                    + "\"reviewPeriod\":\"PT336H\",\"endEarly\":true,\"minimumMarks\":3,\"publishComposite\":false,"
                    + "\"weights\":{\"PRINCIPAL\":40,\"DEPUTY\":30,\"STAFF\":30},"
                    + "\"dimensions\":{\"POLITICAL_QUALITY\":20,\"COMMITMENT\":20,\"WORK_STYLE\":20,\"INNOVATION\":20,\"INTEGRITY\":20}}";

    @Test
    void a_rule_book_has_one_text() {
        assertThat(RuleBookText.write(CourseTest.rules("2026"))).isEqualTo(TEXT);
        assertThat(RuleBookText.read(TEXT)).isEqualTo(CourseTest.rules("2026"));
    }

    @Test
    void the_hash_covers_the_text_and_the_decision_tables() throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(TEXT.getBytes(StandardCharsets.UTF_8));
        sha.update(new byte[] {1, 2, 3});

        var hash = RuleBookText.hash(CourseTest.rules("2026"), new byte[] {1, 2, 3});

        assertThat(hash).isEqualTo(HexFormat.of().formatHex(sha.digest()));
        assertThat(RuleBookText.hash(CourseTest.rules("2026"), new byte[] {1, 2, 4}))
                .isNotEqualTo(hash);
        assertThat(RuleBookText.hash(CourseTest.rules("2026").with(List.of("a", "b", "c"), 2), new byte[] {1, 2, 3}))
                .isNotEqualTo(hash);
    }
}
