package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was exported and is imported again changes nothing, whatever the roster holds. */
class RoundTripTest extends RosterTest {
    private static final List<String> TEXTS = List.of(
            "赵正",
            "=1+1",
            "+86 138",
            "-5",
            "@SUM(A1)",
            "𠮷𡵆",
            "O'Neil \"Jr\"",
            "a<b>&amp;c",
            "_x0041_",
            "_x005F_",
            "买买提·艾力",
            "1,5",
            "0010",
            "1E5",
            "TRUE",
            "'0",
            "e\u0301",
            "😀",
            "2026-11-24");
    private static final List<String> REASONS = List.of("长期病假", "第一行\n第二行", "制表\t符", "=A1", "");

    @Autowired
    ExportingRoster exporting;

    private byte[] exported() {
        var out = new ByteArrayOutputStream();
        exporting.writeTo(out);
        return out.toByteArray();
    }

    @RepeatedTest(20)
    void a_roster_of_odd_values_survives_its_export(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        bringIn(oddRoster(random).getBytes(UTF_8));
        var before = rows();
        var workbook = exported();
        assertThat(changes(bringIn(workbook))).as("onto itself").containsExactly(0, 0, 0);
        emptyTheRoster();
        bringIn(workbook);
        assertThat(rows()).as("into an empty roster").isEqualTo(before);
    }

    private List<String> rows() {
        return jdbc.sql("""
                        select row(o.*, u.name, p.*)::text from roster.post o join roster.unit u on u.code = o.unit
                        join roster.person p on p.employee_number = o.person order by o.unit, o.person""").query(String.class).list();
    }

    private static String oddRoster(Random random) {
        var lines = new ArrayList<String>();
        lines.add(titles());
        for (int i = 0; i < 30; i++) {
            var rank = pick(random, List.of("正科级", "副科级", "主任科员", "副主任科员", "科员", ""));
            var cadre = !rank.isEmpty() && !rank.equals("科员");
            var appraised = pick(random, cadre ? List.of("是", "否", "") : List.of("否", ""));
            var unit = random.nextInt(4);
            lines.add(line(
                    "_x004" + unit + "_",
                    TEXTS.get(unit * 3),
                    pick(random, List.of("00", "_x0041_", "-", "1E", "")) + i,
                    pick(random, TEXTS),
                    pick(random, List.of("正职", "副职", "职工")),
                    rank,
                    pick(random, TEXTS),
                    appraised,
                    appraised.equals("否") ? "借调\n" + i : "",
                    pick(random, REASONS),
                    pick(random, List.of("是", "")),
                    pick(random, List.of("013800000000", "", "+86 138")),
                    pick(random, List.of("a@example.org", "")),
                    ""));
        }
        return String.join("\r\n", lines);
    }

    private static String titles() {
        return java.util.Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(","));
    }

    private static String line(String... cells) {
        return java.util.Arrays.stream(cells)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void a_person_in_two_units_survives() {
        bringIn(
                titles(),
                "U01,机电部,0101,赵正,正职,正科级,,,,,,138,,",
                "U02,洗选厂,0101,赵正,副职,正科级,副厂长,否,在机电部考评,借调,是,138,zhao@example.org,");
        assertThat(changes(bringIn(exported()))).containsExactly(0, 0, 0);
        assertThat(person("0101").email()).isEqualTo("zhao@example.org");
    }

    @Test
    void every_cell_of_an_export_is_a_text() throws Exception {
        bringIn(titles(), "U01,机电部,0101,=1+1,正职,正科级,@SUM(A1),,,,,+86,-1,");
        try (var workbook =
                        new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(exported()));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.flatMap(row -> row.stream()).filter(java.util.Objects::nonNull))
                    .extracting(cell -> cell.getType())
                    .containsOnly(org.dhatim.fastexcel.reader.CellType.STRING);
        }
    }

    @Test
    void the_order_is_unit_code_then_number() throws Exception {
        bringIn(HEADER, "b,乙,2,甲,正职,", "B,甲,10,乙,正职,", "b,乙,1,丙,职工,", "B,甲,9,丁,职工,");
        try (var workbook =
                        new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(exported()));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1).map(row -> row.getCellText(0) + row.getCellText(2)))
                    .containsExactly("B10", "B9", "b1", "b2");
        }
    }

    @Test
    void an_empty_roster_gives_a_header() {
        assertThat(placesOf(exported())).containsExactly("row 2, 工号");
    }
}
