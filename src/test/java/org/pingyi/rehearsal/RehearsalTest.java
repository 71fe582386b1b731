package org.pingyi.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.support.ApplicationProcess;
import org.springframework.context.support.StaticMessageSource;

/** The rehearsal as HR starts it: a process of its own, with a roster of its own. */
class RehearsalTest {
    private static final String HEADER = "单位编码,单位名称,工号,姓名,评议身份,职级\n";

    @TempDir
    Path folder;

    private Path temporary;

    @BeforeEach
    void a_place_for_what_is_thrown_away() throws Exception {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void a_whole_campaign_is_played_and_leaves_a_table_and_a_workbook() throws Exception {
        var roster = new StringBuilder(HEADER);
        for (int unit = 1; unit <= 3; unit++) {
            person(roster, unit, 0, "正职", "");
            person(roster, unit, 1, "副职", "");
            for (int cadre = 10; cadre < 30; cadre++) {
                person(
                        roster,
                        unit,
                        cadre,
                        "职工",
                        List.of("正科级", "副科级", "主任科员", "副主任科员").get(cadre % 4));
            }
            person(roster, unit, 40, "职工", "科员");
        }
        var said = rehearse(roster);
        // of sixty cadres one hands nothing in, and all of a unit rate, he too
        assertThat(said)
                .containsPattern(" 3 +单位 units")
                .containsPattern(" 60 +科级干部 cadres")
                .containsPattern(" 1 +剔除 excluded")
                .containsPattern(" 69 +评议票 ballots")
                .containsPattern("[0-9.]+ +开箱计票");
        assertThat(temporary.toFile().list((where, name) -> name.endsWith(".xlsx")))
                .as("the results' workbook is all that stays")
                .hasSize(1);
        assertThat(temporary.toFile().list((where, name) -> name.startsWith("pingyi-rehearsal-")))
                .hasSize(1);
        assertThat(folder.resolve("data")).as("the live folder").doesNotExist();
    }

    @Test
    void what_stops_it_is_told_as_sentences() {
        var messages = new StaticMessageSource();
        messages.addMessage("known.sentence", Locale.CHINESE, "花名册有错误");
        messages.addMessage("known.word", Locale.CHINESE, "没有“{0}”这种评议身份");
        var refusal = new Invalid(List.of(new Problem("row 2, 评议身份", "known.word", "组长")), "known.sentence");
        assertThat(SpokenRefusal.lines(refusal, messages)).containsExactly("花名册有错误", "row 2, 评议身份  没有“组长”这种评议身份");
    }

    private static void person(StringBuilder roster, int unit, int number, String role, String rank) {
        roster.append("U%d,单位%d,%d%02d,张%d%02d,%s,%s%n".formatted(unit, unit, unit, number, unit, number, role, rank));
    }

    private String rehearse(CharSequence roster) throws Exception {
        var file = folder.resolve("roster.csv");
        Files.writeString(file, roster, StandardCharsets.UTF_8);
        // what would be real is not touched, whatever is configured
        var environment = Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/live",
                "SPRING_MAIL_HOST", "127.0.0.1");
        try (var process = ApplicationProcess.start(
                folder, "log", environment, List.of("-Djava.io.tmpdir=" + temporary), List.of("--rehearse=" + file))) {
            assertThat(process.awaitEnd()).as(process.said()).isZero();
            return process.said();
        }
    }
}
