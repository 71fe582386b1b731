package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** Contract §1, rule by rule. */
class ImportingRosterTest extends RosterTest {
    private static final String ALL = "单位编码,单位名称,工号,姓名,评议身份,职级,职务,是否考评对象,不考评原因,不参评原因,核实人,手机号,邮箱,恢复依据";
    private static final String[] SMALL = {
        HEADER, "U01,机电部,0101,赵正,正职,", "U01,机电部,0102,钱副,副职,副科级", "U02,洗选厂,0201,孙工,职工,科员"
    };

    @Test
    void a_file_brings_units_people_and_posts_in() {
        var report = bringIn(
                HEADER + ",职务", "U01,机电部,0101,赵正,正职,,部长", "U01,机电部,0102,钱副,副职,副科级,副部长", "U02,洗选厂,0201,孙工,职工,科员,");
        assertThat(report).isEqualTo(new ImportReport(2, 3, 1, 3, 0, 0, List.of()));
        assertThat(roster.posts())
                .extracting(
                        Post::unit, Post::unitName, Post::name, Post::role, Post::rank, Post::jobTitle, Post::appraised)
                .containsExactly(
                        tuple(new UnitCode("U01"), "机电部", "赵正", RaterGroup.PRINCIPAL, null, "部长", false),
                        tuple(
                                new UnitCode("U01"),
                                "机电部",
                                "钱副",
                                RaterGroup.DEPUTY,
                                Rank.DEPUTY_SECTION_CHIEF,
                                "副部长",
                                true),
                        tuple(new UnitCode("U02"), "洗选厂", "孙工", RaterGroup.STAFF, Rank.STAFF_MEMBER, null, false));
    }

    @Test
    void every_column_is_kept() {
        bringIn(ALL, "U01,机电部,007,赵正,正职,正科级,部长,否,任职不满半年,长期病假,是,13800000000,zhao@example.org,");
        assertThat(roster.posts())
                .containsExactly(new Post(
                        new UnitCode("U01"),
                        "机电部",
                        new EmployeeNumber("007"),
                        "赵正",
                        RaterGroup.PRINCIPAL,
                        Rank.SECTION_CHIEF,
                        "部长",
                        false,
                        false,
                        true));
        assertThat(person("007"))
                .extracting(Person::phone, Person::email, Person::pool)
                .containsExactly("13800000000", "zhao@example.org", Person.Pool.IN);
    }

    @Test
    void columns_are_found_by_name_in_any_order() {
        bringIn("职级,评议身份,姓名,工号,单位名称,单位编码", "副科级,副职,钱副,0102,机电部,U01");
        assertThat(roster.posts())
                .extracting(Post::name, Post::rank)
                .containsExactly(tuple("钱副", Rank.DEPUTY_SECTION_CHIEF));
    }

    @Test
    void an_unknown_column_is_ignored_and_named_in_a_warning() {
        var report = bringIn(HEADER + ",血型", "U01,机电部,0101,赵正,正职,,A");
        assertThat(report.people()).isEqualTo(1);
        assertThat(report.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.args()).containsExactly("血型"));
    }

    @Test
    void what_stands_under_no_title_is_ignored_with_a_warning() {
        assertThat(bringIn(HEADER + ",", "U01,机电部,0101,赵正,正职,,A").warnings())
                .extracting(Problem::key)
                .containsExactly("roster.import.columnNameless");
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位编码", "单位名称", "工号", "姓名", "评议身份"})
    void the_first_five_columns_must_be_there(String missing) {
        assertThat(placesOf(HEADER.replace(missing, "别的"), "U01,机电部,0101,赵正,正职,"))
                .containsExactly("row 1, " + missing);
    }

    @Test
    void the_other_columns_may_be_missing() {
        bringIn("单位编码,单位名称,工号,姓名,评议身份", "U01,机电部,0101,赵正,正职");
        assertThat(roster.posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"工号", "职级", "备注"})
    void a_column_twice_is_an_error(String title) {
        assertThat(placesOf(HEADER + ",备注," + title, "U01,机电部,0101,赵正,正职,,,")).containsExactly("row 1, " + title);
    }

    @Test
    void spaces_around_a_value_are_trimmed_full_width_ones_too_and_those_inside_stay() {
        bringIn(
                " 单位编码\u3000,单位名称,\u3000工号,姓名,评议身份,职级",
                "\u3000U01 ,\u00a0机电 部\u3000, 0101\t,赵\u3000正, 正职\u3000,\u3000");
        assertThat(roster.posts())
                .extracting(Post::unitName, Post::name, Post::rank)
                .containsExactly(tuple("机电 部", "赵\u3000正", null));
    }

    @Test
    void blank_rows_are_skipped_but_counted_in_the_numbers_of_rows() {
        assertThat(placesOf(HEADER, "", "U01,机电部,0101,赵正,正职,", ",,\u3000, ,,", "U01,机电部,0102,钱副,组长,"))
                .containsExactly("row 5, 评议身份");
        assertThat(bringIn("", HEADER, "", "U01,机电部,0101,赵正,正职,", "", "").people())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",机电部,0101,赵正,正职,|单位编码",
                "U 1,机电部,0101,赵正,正职,|单位编码",
                "U０1,机电部,0101,赵正,正职,|单位编码",
                "U23456789012345678901234567890123,机电部,0101,赵正,正职,|单位编码",
                "U01,,0101,赵正,正职,|单位名称",
                "U01,机电部,,赵正,正职,|工号",
                "U01,机电部,01.01,赵正,正职,|工号",
                "U01,机电部,0101,,正职,|姓名",
                "U01,机电部,0101,赵正,,|评议身份",
                "U01,机电部,0101,赵正,组长,|评议身份",
                "U01,机电部,0101,赵正,正职,处级|职级",
            })
    void a_wrong_value_is_named_by_row_and_column(String line, String column) {
        assertThat(placesOf(HEADER, "U01,机电部,0100,周正,正职,", line)).containsExactly("row 3, " + column);
    }

    @Test
    void every_wrong_value_of_a_row_is_named_in_the_order_of_the_columns() {
        assertThat(placesOf(HEADER, "U 1,,0101,赵正,组长,处级"))
                .containsExactly("row 2, 单位编码", "row 2, 单位名称", "row 2, 评议身份", "row 2, 职级");
    }

    @ParameterizedTest
    @CsvSource({"128,64,64,4000", "1,1,1,1"})
    void texts_of_the_greatest_length_are_taken_counted_in_code_points(int unit, int name, int title, int reason) {
        assertThat(bringIn(
                                ALL,
                                "U01,%s,0101,%s,职工,,%s,,,%s,,,,"
                                        .formatted(
                                                "𠮷".repeat(unit),
                                                "𠮷".repeat(name),
                                                "𠮷".repeat(title),
                                                "𠮷".repeat(reason)))
                        .people())
                .isEqualTo(1);
    }

    @Test
    void longer_texts_are_refused() {
        assertThat(placesOf(
                        ALL,
                        "U01,%s,0101,%s,职工,,%s,否,%s,%s,,,,"
                                .formatted(
                                        "字".repeat(129),
                                        "字".repeat(65),
                                        "字".repeat(65),
                                        "字".repeat(4001),
                                        "字".repeat(4001))))
                .containsExactly("row 2, 单位名称", "row 2, 姓名", "row 2, 职务", "row 2, 不考评原因", "row 2, 不参评原因");
    }

    @Test
    void characters_that_cannot_be_kept_are_refused_and_rare_ones_are_not() {
        assertThat(placesOf(
                        HEADER, "U01,机电部,0101,赵\u0000正,正职,", "U01,机电部,0102,\"钱\n副\",职工,", "U01,机电部,0103,孙\u0007,职工,"))
                .containsExactly("row 2, 姓名", "row 3, 姓名", "row 4, 姓名");
        bringIn(HEADER, "U01,机电部,0101,𡵆䶮·買買提,正职,");
        assertThat(person("0101").name()).isEqualTo("𡵆䶮·買買提");
    }

    @Test
    void leading_zeros_stay_and_case_matters() {
        bringIn(HEADER, "u1,机电部,007,甲,正职,", "U1,洗选厂,7,乙,正职,", "U1,洗选厂,A7,丙,职工,", "U1,洗选厂,a7,丁,职工,");
        assertThat(roster.people())
                .extracting(person -> person.employeeNumber().value())
                .containsExactly("007", "7", "A7", "a7");
        assertThat(roster.posts()).extracting(Post::unitName).containsExactly("洗选厂", "洗选厂", "洗选厂", "机电部");
    }

    @ParameterizedTest
    @CsvSource({
        "正科级,'',true",
        "副科级,'',true",
        "主任科员,'',true",
        "副主任科员,'',true",
        "科员,'',false",
        "'','',false",
        "正科级,是,true",
        "副主任科员,是,true",
        "正科级,否,false",
        "科员,否,false",
        "'',否,false",
    })
    void appraised_are_the_first_four_ranks_unless_the_roster_says_no(String rank, String word, boolean appraised) {
        var report =
                bringIn(ALL, "U01,机电部,0101,赵正,职工,%s,,%s,%s,,,,,".formatted(rank, word, word.equals("否") ? "借调" : ""));
        assertThat(report.cadres()).isEqualTo(appraised ? 1 : 0);
        assertThat(roster.posts()).extracting(Post::appraised).containsExactly(appraised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"科员", ""})
    void yes_without_one_of_the_first_four_ranks_is_an_error(String rank) {
        assertThat(placesOf(HEADER + ",是否考评对象", "U01,机电部,0101,赵正,职工," + rank + ",是"))
                .containsExactly("row 2, 是否考评对象");
    }

    @Test
    void no_needs_a_reason_for_one_of_the_first_four_ranks_only() {
        assertThat(placesOf(HEADER + ",是否考评对象", "U01,机电部,0101,赵正,职工,正科级,否", "U01,机电部,0102,钱副,职工,科员,否"))
                .containsExactly("row 2, 不考评原因");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y", "不", "TRUE", "是是"})
    void other_words_than_yes_and_no_are_errors(String word) {
        assertThat(placesOf(HEADER + ",是否考评对象", "U01,机电部,0101,赵正,职工,正科级," + word))
                .containsExactly("row 2, 是否考评对象");
    }

    @ParameterizedTest
    @ValueSource(strings = {"否", "Y"})
    void a_verifier_is_named_by_yes_only(String word) {
        assertThat(placesOf(HEADER + ",核实人", "U01,机电部,0101,赵正,职工,正科级," + word)).containsExactly("row 2, 核实人");
    }

    @Test
    void a_reason_without_a_no_is_worth_a_warning() {
        assertThat(bringIn(HEADER + ",不考评原因", "U01,机电部,0101,赵正,职工,正科级,任职不满半年").warnings())
                .extracting(Problem::at)
                .containsExactly("row 2, 不考评原因");
    }

    @Test
    void a_person_may_stand_in_two_units_and_is_counted_once() {
        var report = bringIn(ALL, "U01,机电部,0101,赵正,正职,正科级,,,,,,138,,", "U02,洗选厂,0101,赵正,副职,正科级,,否,在机电部考评,,,138,,");
        assertThat(report).isEqualTo(new ImportReport(2, 1, 1, 1, 0, 0, List.of()));
        assertThat(person("0101").posts())
                .containsExactly(
                        new Person.Place(new UnitCode("U01"), RaterGroup.PRINCIPAL),
                        new Person.Place(new UnitCode("U02"), RaterGroup.DEPUTY));
    }

    @Test
    void name_rank_and_phone_of_a_person_must_agree() {
        assertThat(placesOf(
                        ALL,
                        "U01,机电部,0101,赵正,正职,,,,,,,138,,",
                        "U02,洗选厂,0101,赵政,职工,,,,,,,138,,",
                        "U03,通风部,0101,赵正,职工,科员,,,,,,138,,",
                        "U04,保卫部,0101,赵正,职工,,,,,,,139,,",
                        "U05,供应部,0101,赵正,职工,,,,,,,,,"))
                .containsExactly("row 3, 姓名", "row 4, 职级", "row 5, 手机号", "row 6, 手机号");
    }

    @Test
    void a_person_is_appraised_in_at_most_one_unit() {
        assertThat(placesOf(HEADER, "U01,机电部,0101,赵正,正职,正科级", "U02,洗选厂,0101,赵正,副职,正科级"))
                .containsExactly("row 3, 是否考评对象");
    }

    @Test
    void the_same_person_twice_in_one_unit_is_an_error_once_a_row() {
        assertThat(placesOf(
                        HEADER,
                        "U01,机电部,0101,赵正,正职,正科级",
                        "U02,洗选厂,0201,孙工,职工,",
                        "U01,机电部,0101,赵政,副职,副科级",
                        "U01,机电部,0101,赵正,正职,正科级"))
                .containsExactly("row 4, 工号", "row 5, 工号");
    }

    @Test
    void a_unit_has_one_name() {
        assertThat(placesOf(HEADER, "U01,机电部,0101,赵正,正职,", "U01,机电处,0102,钱副,副职,", "U01,机电部,0103,孙工,职工,"))
                .containsExactly("row 3, 单位名称");
    }

    @Test
    void the_name_of_a_system_account_is_no_employee_number() {
        context.accounts.add("hr1");
        assertThat(placesOf(HEADER, "U01,机电部,0101,赵正,正职,", "U01,机电部,hr1,钱副,副职,", "U02,洗选厂,hr1,钱副,副职,"))
                .containsExactly("row 3, 工号", "row 4, 工号");
    }

    @Test
    void any_error_and_nothing_is_imported() {
        bringIn(SMALL);
        var before = roster.posts();
        assertThat(placesOf(HEADER, "U09,供应部,0901,新人,正职,", "U09,供应部,0902,新人,组长,"))
                .hasSize(1);
        assertThat(roster.posts()).isEqualTo(before);
        assertThat(context.deeds).hasSize(1);
    }

    @Test
    void a_file_with_a_header_only_is_refused_and_so_is_an_empty_one() {
        bringIn(SMALL);
        assertThat(placesOf(HEADER)).containsExactly("row 2, 工号");
        assertThat(placesOf(HEADER, "", " , ")).containsExactly("row 2, 工号");
        assertThat(problemsOf(new byte[0])).hasSize(5);
        assertThat(roster.people()).hasSize(3);
    }

    @Test
    void importing_again_adds_changes_and_removes() {
        bringIn(SMALL);
        var report = bringIn(HEADER, "U01,机电部,0101,赵正,正职,", "U03,供应部,0102,钱副,副职,副科级", "U03,供应部,0301,李新,职工,");
        assertThat(changes(report)).containsExactly(1, 1, 1);
        assertThat(roster.posts())
                .extracting(post -> post.unit() + " " + post.employeeNumber())
                .containsExactly("U01 0101", "U03 0102", "U03 0301");
        assertThat(roster.find(new EmployeeNumber("0201"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "姓名,赵政",
        "评议身份,副职",
        "职级,科员",
        "职务,部长",
        "不参评原因,病假",
        "核实人,是",
        "手机号,138",
        "邮箱,z@example.org",
        "不考评原因,备注",
    })
    void whatever_value_changes_the_person_is_changed_once(String column, String value) {
        var titles = List.of(ALL.split(",", -1));
        var cells = new java.util.ArrayList<>(
                List.of("U01", "机电部", "0101", "赵正", "正职", "", "", "", "", "", "", "", "", ""));
        bringIn(ALL, String.join(",", cells));
        cells.set(titles.indexOf(column), value);
        assertThat(changes(bringIn(ALL, String.join(",", cells)))).containsExactly(0, 1, 0);
        assertThat(changes(bringIn(ALL, String.join(",", cells)))).containsExactly(0, 0, 0);
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        var first = bringIn(SMALL);
        var rows = jdbc.sql("select xmin::text from roster.person union all select xmin::text from roster.post"
                        + " union all select xmin::text from roster.unit")
                .query(String.class)
                .list();
        var second = bringIn(SMALL);
        assertThat(second)
                .isEqualTo(new ImportReport(first.units(), first.people(), first.cadres(), 0, 0, 0, List.of()));
        assertThat(jdbc.sql("select xmin::text from roster.person union all select xmin::text from roster.post"
                                + " union all select xmin::text from roster.unit")
                        .query(String.class)
                        .list())
                .as("not a row is written")
                .isEqualTo(rows);
    }

    @Test
    void writing_out_what_was_the_default_is_no_change() {
        bringIn(HEADER + ",是否考评对象", "U01,机电部,0101,赵正,正职,正科级,", "U01,机电部,0102,钱副,副职,科员,");
        assertThat(changes(bringIn(HEADER + ",是否考评对象", "U01,机电部,0101,赵正,正职,正科级,是", "U01,机电部,0102,钱副,副职,科员,否")))
                .containsExactly(0, 0, 0);
    }

    @Test
    void who_is_missing_leaves_and_may_come_back() {
        bringIn(SMALL);
        assertThat(changes(bringIn(HEADER, "U01,机电部,0101,赵正,正职,"))).containsExactly(0, 0, 2);
        assertThat(changes(bringIn(SMALL))).containsExactly(2, 0, 0);
    }

    @Test
    void a_unit_may_get_another_name_with_a_word_about_it() {
        bringIn(SMALL);
        var report = bringIn(HEADER, "U01,机电处,0101,赵正,正职,", "U01,机电处,0102,钱副,副职,副科级", "U02,洗选厂,0201,孙工,职工,科员");
        assertThat(changes(report)).containsExactly(0, 0, 0);
        assertThat(report.warnings()).extracting(Problem::key).containsExactly("roster.import.unitRenamed");
        assertThat(roster.posts()).extracting(Post::unitName).containsExactly("机电处", "机电处", "洗选厂");
    }

    @Test
    void a_preview_answers_the_same_and_changes_nothing() {
        bringIn(SMALL);
        var before = roster.posts();
        var other = file(
                csv(HEADER, "U01,机电部,0102,钱副,正职,副科级", "U03,供应部,0301,李新,职工,").getBytes(UTF_8));
        var preview = importing.preview(other);
        assertThat(changes(preview)).containsExactly(1, 1, 2);
        assertThat(roster.posts()).isEqualTo(before);
        assertThat(context.deeds).hasSize(1);
        assertThat(importing.bringIn(other, "hr1")).isEqualTo(preview);
    }

    @Test
    void each_import_is_one_deed() {
        bringIn(SMALL);
        assertThat(context.deeds)
                .containsExactly(new Deed(
                        "hr1",
                        "ROSTER_IMPORTED",
                        "roster",
                        "units 2, people 3, cadres 1, added 3, changed 0, removed 0"));
    }

    @Test
    void imports_at_the_same_time_run_one_after_another() {
        var files = IntStream.range(0, 6)
                .mapToObj(i -> file(csv(
                                HEADER,
                                "U0" + i + ",单位" + i + ",0101,赵正,正职,",
                                "U0" + i + ",单位" + i + ",010" + i + "x,钱副,副职,")
                        .getBytes(UTF_8)))
                .toList();
        var reports = files.parallelStream()
                .map(file -> importing.bringIn(file, "hr1"))
                .toList();
        assertThat(reports).extracting(ImportReport::people).containsOnly(2);
        assertThat(roster.posts())
                .hasSize(2)
                .extracting(Post::unit)
                .satisfies(units -> assertThat(units.get(0)).isEqualTo(units.get(1)));
    }

    @Test
    void never_more_problems_than_somebody_could_read() {
        var lines = new String[3_001];
        lines[0] = HEADER;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "U01,机电部," + i + ",赵正,组长,";
        }
        assertThat(problemsOf(lines)).hasSize(ImportingRoster.MOST_PROBLEMS);
    }

    @Test
    void twenty_thousand_rows_take_seconds() {
        var lines = new StringBuilder(ALL).append('\n');
        for (int i = 0; i < 20_000; i++) {
            lines.append("U%03d,单位%d,%06d,人员%d,%s,%s,职务%d,,,,,138%08d,p%d@example.org,\n"
                    .formatted(i / 385, i / 385, i, i, i % 385 == 0 ? "正职" : "职工", i % 19 == 0 ? "副科级" : "", i, i, i));
        }
        var file = file(lines.toString().getBytes(UTF_8));
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(60), () -> importing.bringIn(file, "hr1"));
        assertThat(roster.posts()).hasSize(20_000);
        assertThat(changes(importing.bringIn(file, "hr1"))).containsExactly(0, 0, 0);
    }
}
