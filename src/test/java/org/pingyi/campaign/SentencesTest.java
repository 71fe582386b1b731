package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences whose keys are put together at run time. */
class SentencesTest {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Test
    void there_is_one_for_every_phase_stage_and_finding() {
        var needed = Stream.of(
                        Arrays.stream(Phase.values()).map(phase -> "campaign.notNow." + phase),
                        Arrays.stream(Stage.values()).map(stage -> "campaign.windowClosed." + stage),
                        Arrays.stream(Preflight.Code.values()).map(code -> "campaign.preflight." + code))
                .flatMap(keys -> keys)
                .toList();

        assertThat(bundle("campaign", Locale.ROOT).keySet()).containsAll(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "audit", "notice"})
    void each_is_there_in_both_languages_with_the_same_gaps(String module) {
        var chinese = bundle(module, Locale.ROOT);
        var english = bundle(module, Locale.ENGLISH);

        assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(chinese.keySet()));
        for (var key : chinese.keySet()) {
            assertThat(english.getString(key)).as(key).isNotEqualTo(chinese.getString(key));
            if (!key.endsWith(".subject")) {
                assertThat(gaps(english.getString(key))).as(key).isEqualTo(gaps(chinese.getString(key)));
            }
        }
    }

    private static ResourceBundle bundle(String module, Locale locale) {
        return ResourceBundle.getBundle("i18n/" + module, locale, NO_FALLBACK);
    }

    private static TreeSet<String> gaps(String sentence) {
        return new TreeSet<>(
                Stream.of("{0}", "{1}", "{2}").filter(sentence::contains).toList());
    }
}
