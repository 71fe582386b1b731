package org.pingyi.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;

class SectionsTest {
    @Test
    void four_thousand_characters_are_enough_whatever_plane_they_come_from() {
        var longest = "𠮷".repeat(4_000);

        assertThatCode(() -> Sections.checked(new SelfReport(longest, "a", "b", "c")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Sections.checked(new SelfReport(longest + "a", "a", "b", "c")))
                .satisfies(refusal -> assertThat(places(refusal)).containsExactly("/summary"));
    }

    @Test
    void every_section_must_say_something() {
        assertThatThrownBy(() -> Sections.checked(new SelfReport(null, "", " 　\n", "计划")))
                .satisfies(refusal ->
                        assertThat(places(refusal)).containsExactly("/summary", "/achievements", "/problems"));
    }

    @Test
    void a_draft_may_lack_sections_but_not_be_longer() {
        assertThatCode(() -> new Draft(null, "", " ", "x".repeat(4_000)).check())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Draft(null, "x".repeat(4_001), null, "x".repeat(5_000)).check())
                .satisfies(refusal -> assertThat(places(refusal)).containsExactly("/achievements", "/plan"));
    }

    @Test
    void text_that_moves_to_another_section_is_another_report() {
        assertThat(Sections.digest(new SelfReport("ab", "c", "d", "e")))
                .isEqualTo(Sections.digest(new SelfReport("ab", "c", "d", "e")))
                .isNotEqualTo(Sections.digest(new SelfReport("a", "bc", "d", "e")));
    }

    @Test
    void no_two_receipts_are_alike() {
        var receipts = new Receipts();
        var drawn = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(receipts.draw());
        }
        assertThat(drawn)
                .hasSize(10_000)
                .allMatch(receipt -> receipt.matches("([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}"));
    }

    @Test
    void neither_draft_nor_digest_tells_itself_to_a_log() {
        assertThat(new Draft("秘密", null, null, null).toString()).doesNotContain("秘密");
    }

    private static java.util.List<String> places(Throwable refusal) {
        return ((Invalid) refusal).problems().stream().map(Problem::at).toList();
    }
}
