package org.pingyi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every value, not for the examples that somebody thought of. */
class ReadingPropertiesTest {
    @Property(tries = 300)
    void shared_texts_come_back_as_they_went_in(@ForAll @Size(max = 200) List<String> texts) {
        var strings = new SharedStrings();
        var kept = texts.stream().filter(ReadingPropertiesTest::isText).toList();
        kept.forEach(strings::add);
        assertThat(strings.size()).isEqualTo(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            assertThat(strings.get(i)).isEqualTo(kept.get(i));
        }
    }

    @Property(tries = 20)
    void shared_texts_may_lie_across_the_pieces_that_keep_them(@ForAll @IntRange(min = 1, max = 3_000) int length) {
        var strings = new SharedStrings();
        var text = "评".repeat(length);
        int count = 3 * (1 << 20) / (3 * length) + 2;
        for (int i = 0; i < count; i++) {
            strings.add(text);
        }
        assertThat(strings.get(0)).isEqualTo(text);
        assertThat(strings.get(count / 2)).isEqualTo(text);
        assertThat(strings.get(count - 1)).isEqualTo(text);
    }

    @Property
    void a_whole_number_is_its_digits_however_it_is_written(
            @ForAll @BigRange(min = "0", max = "99999999999999999999999999999999") BigInteger number,
            @ForAll @IntRange(max = 20) int zeros) {
        var digits = number.toString();
        assertThat(WorkbookSheet.digits(digits)).isEqualTo(digits);
        assertThat(WorkbookSheet.digits(digits + "." + "0".repeat(zeros))).isEqualTo(digits);
        assertThat(WorkbookSheet.digits(digits + "0".repeat(zeros) + "E-" + zeros))
                .isEqualTo(digits);
    }

    @Property
    void other_numbers_and_texts_never_fail(@ForAll("almostNumbers") String text) {
        assertThat(WorkbookSheet.digits(text)).hasSizeLessThan(1_000);
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings().withChars("0123456789.eE+-x ").ofMaxLength(40);
    }

    @Property
    void trimming_leaves_nothing_to_trim(@ForAll("spaced") String text) {
        var trimmed = SheetRow.trim(text);
        assertThat(SheetRow.trim(trimmed)).isEqualTo(trimmed);
        assertThat(text.replace("\r\n", "\n").replace('\r', '\n')).contains(trimmed);
    }

    @Provide
    Arbitrary<String> spaced() {
        return Arbitraries.strings()
                .withChars(" \t\r\n\u3000\u00a0\u2003\u200b\ufeff赵a")
                .ofMaxLength(20);
    }

    @Property
    void letters_name_columns_as_a_spreadsheet_does(@ForAll @IntRange(max = SheetRow.MOST_COLUMNS - 1) int column) {
        int back = 0;
        for (char letter : SheetRow.letters(column).toCharArray()) {
            back = back * 26 + letter - 'A' + 1;
        }
        assertThat(back - 1).isEqualTo(column);
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
