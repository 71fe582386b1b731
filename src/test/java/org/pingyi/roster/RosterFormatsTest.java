package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.roster.Workbooks.row;
import static org.pingyi.roster.Workbooks.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.UnsupportedType;

/** The formats of contract §1, told apart by what is in the file. */
class RosterFormatsTest extends RosterTest {
    private static final String[] LINES = {HEADER, "U01,机电部,0101,赵正,正职,", "U01,机电部,0102,钱副,副职,副科级"};
    private static final Charset GB18030 = Charset.forName("GB18030");

    @Test
    void csv_in_utf_8_with_and_without_a_byte_order_mark() {
        bringIn(csv(LINES).getBytes(UTF_8));
        assertThat(changes(bringIn(("\uFEFF" + csv(LINES)).getBytes(UTF_8)))).containsExactly(0, 0, 0);
        assertThat(changes(bringIn(("\uFEFF\"单位编码\"" + csv(LINES).substring(4)).getBytes(UTF_8))))
                .containsExactly(0, 0, 0);
    }

    @Test
    void csv_in_gb18030_with_characters_that_older_encodings_lack() {
        bringIn(csv(HEADER, "U01,机电部,0101,𡵆䶮,正职,").getBytes(GB18030));
        assertThat(person("0101").name()).isEqualTo("𡵆䶮");
        assertThat(changes(bringIn(csv(HEADER, "U01,机电部,0101,𡵆䶮,正职,").getBytes(UTF_8))))
                .containsExactly(0, 0, 0);
    }

    @Test
    void other_encodings_are_refused() {
        assertThatThrownBy(() -> bringIn(csv(LINES).getBytes(UTF_16))).isInstanceOf(UnsupportedType.class);
        assertThatThrownBy(() -> bringIn(csv(LINES).getBytes(Charset.forName("Big5"))))
                .isInstanceOf(RuntimeException.class);
        assertThat(roster.people()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void any_line_end_will_do(String end) {
        bringIn(String.join(end, LINES).getBytes(UTF_8));
        assertThat(roster.people()).hasSize(2);
    }

    @Test
    void line_ends_may_be_mixed() {
        bringIn((LINES[0] + "\r\n" + LINES[1] + "\n" + LINES[2] + "\r").getBytes(UTF_8));
        assertThat(roster.people()).hasSize(2);
    }

    @Test
    void quoted_values_may_hold_commas_quotes_and_line_ends_and_a_row_stays_a_row() {
        assertThat(placesOf(
                        HEADER + ",不参评原因",
                        "U01,\"机电部,\"\"大\"\"\",0101,赵正,正职,,\"长期\r\n病假\"",
                        "U01,\"机电部,\"\"大\"\"\",0102,钱副,组长,,"))
                .containsExactly("row 3, 评议身份");
        bringIn(HEADER + ",不参评原因", "U01,\"机电部,\"\"大\"\"\",0101,赵正,正职,,\"长期\r\n病假\"");
        assertThat(roster.posts()).extracting(Post::unitName).containsExactly("机电部,\"大\"");
        assertThat(jdbc.sql("select why_not_rating from roster.post")
                        .query(String.class)
                        .single())
                .isEqualTo("长期\n病假");
    }

    @Test
    void an_open_quotation_mark_never_swallows_people() {
        bringIn(LINES);
        assertThat(placesOf(HEADER + ",备注", LINES[1] + ",", LINES[2] + ",\"没有写完", "U01,机电部,0103,孙工,职工,,"))
                .containsExactly("row 3");
        assertThat(placesOf(HEADER, "U01,机电部,0101,\"赵\"正,正职,", LINES[2])).containsExactly("row 2");
    }

    @Test
    void a_row_may_be_shorter_or_longer_than_the_header() {
        bringIn(HEADER, "U01,机电部,0101,赵正,正职", "U01,机电部,0102,钱副,副职,副科级,,,,");
        assertThat(roster.people()).hasSize(2);
    }

    @Test
    void in_csv_a_text_that_looks_like_a_formula_is_a_text() {
        bringIn(HEADER, "U01,机电部,0101,=1+1,正职,");
        assertThat(person("0101").name()).isEqualTo("=1+1");
    }

    @Test
    void a_workbook_with_inline_shared_and_rich_texts() {
        bringIn(Workbooks.withRows(
                        row(1, HEADER),
                        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\""
                                + " t=\"str\"><v>0101</v></c><c r=\"D2\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t>赵</t></r><r><t"
                                + " xml:space=\"preserve\">正 </t></r></is></c><c r=\"E2\" t=\"s\"><v>2</v></c></row>")
                .withStrings(
                        "<si><t>U01</t></si>",
                        "<si><r><t>机电</t></r><r><t>部</t></r><rPh sb=\"0\" eb=\"1\"><t>JIDIANBU</t></rPh><phoneticPr fontId=\"1\"/></si>",
                        "<si><t><![CDATA[正]]>职</t></si>")
                .bytes());
        assertThat(roster.posts())
                .singleElement()
                .extracting(Post::unitName, Post::name)
                .containsExactly("机电部", "赵正");
    }

    @Test
    void a_workbook_that_a_program_wrote() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "somebody", "1.0")) {
            var sheet = workbook.newWorksheet("花名册");
            for (int r = 0; r < LINES.length; r++) {
                var cells = LINES[r].split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    sheet.value(r, c, cells[c]);
                }
            }
            workbook.newWorksheet("说明").value(0, 0, "第二张表");
        }
        assertThat(bringIn(out.toByteArray()).people()).isEqualTo(2);
        assertThat(changes(bringIn(LINES))).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "10432,10432",
        "10432.0,10432",
        "1.0432E4,10432",
        "1E+3,1000",
        "007,7",
        "'<v> 42 </v>',42",
        "12345678901234567,12345678901234567",
    })
    void a_numeric_cell_with_a_whole_number_is_read_as_its_digits(String value, String digits) {
        var cell = value.startsWith("<") ? value : "<v>" + value + "</v>";
        bringIn(Workbooks.withRows(
                        row(1, HEADER),
                        "<row r=\"2\">" + text("A2", "U01") + text("B2", "机电部") + "<c r=\"C2\" s=\"3\">" + cell + "</c>"
                                + text("D2", "赵正") + text("E2", "正职") + "</row>")
                .bytes());
        assertThat(person(digits).name()).isEqualTo("赵正");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1E999999999", "1e-3", "-5"})
    void other_numbers_are_no_employee_numbers(String value) {
        assertThat(placesOf(Workbooks.withRows(
                                row(1, HEADER),
                                "<row r=\"2\">" + text("A2", "U01") + text("B2", "机电部") + "<c r=\"C2\"><v>" + value
                                        + "</v></c>" + text("D2", "赵正") + text("E2", "组长") + "</row>")
                        .bytes()))
                .containsExactlyElementsOf(
                        value.equals("-5")
                                ? java.util.List.of("row 2, 评议身份")
                                : java.util.List.of("row 2, 工号", "row 2, 评议身份"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f>1+1</f><v>2</v>",
                "<f t=\"shared\" si=\"0\"/><v>李</v>",
                "<f>HYPERLINK(\"http://example.org\",\"李\")</f>"
            })
    void a_formula_cell_is_an_error_whatever_its_value(String inside) {
        assertThat(placesOf(withCell("<c r=\"D3\" t=\"str\">" + inside + "</c>")))
                .containsExactly("row 3, 姓名");
        assertThat(placesOf(withCell(text("D3", "李伟") + "<c r=\"H3\">" + inside + "</c>")))
                .as("also where nobody would look")
                .containsExactly("row 3, H");
    }

    @Test
    void a_failed_cell_is_an_error() {
        assertThat(problemsOf(withCell("<c r=\"D3\" t=\"e\"><v>#N/A</v></c>")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.at()).isEqualTo("row 3, 姓名");
                    assertThat(problem.key()).isEqualTo("roster.import.failed");
                });
    }

    /** A third row with everything but the name, and this in its place. */
    private static byte[] withCell(String cell) {
        return Workbooks.withRows(
                        row(1, HEADER),
                        row(2, "U01,机电部,0101,赵正,正职,"),
                        "<row r=\"3\">" + text("A3", "U01") + text("B3", "机电部") + text("C3", "0102") + text("E3", "职工")
                                + cell + "</row>")
                .bytes();
    }

    @Test
    void rows_are_numbered_as_in_the_sheet_where_blank_ones_are_left_out_or_empty() {
        assertThat(placesOf(Workbooks.withRows(
                                row(1, HEADER),
                                row(2, " ,,\u3000,,,"),
                                "<row r=\"5\"/>",
                                row(7, "U01,机电部,0102,钱副,组长,"),
                                "<row r=\"1048576\"><c r=\"A1048576\" s=\"4\"/></row>")
                        .bytes()))
                .containsExactly("row 7, 评议身份");
    }

    @Test
    void rows_and_cells_without_a_place_follow_one_another() {
        var plain = Arrays.stream(LINES)
                .map(line -> "<row>"
                        + String.join(
                                "",
                                Arrays.stream(line.split(",", -1))
                                        .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                                        .toList())
                        + "</row>")
                .toArray(String[]::new);
        bringIn(Workbooks.withRows(plain).bytes());
        assertThat(changes(bringIn(LINES))).containsExactly(0, 0, 0);
    }

    @Test
    void a_workbook_of_the_strict_kind_with_prefixes() {
        var sheet = Workbooks.DECLARATION
                + "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
                + (row(1, HEADER) + row(2, LINES[1]) + row(3, LINES[2]))
                        .replace("</", "</x:")
                        .replaceAll("<(?=[a-z])", "<x:")
                        .replace("</x:x:", "</x:")
                + "</x:sheetData></x:worksheet>";
        bringIn(Workbooks.withSheet(sheet)
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbooks.relationships(
                                "<Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\""
                                        + " Target=\"./worksheets/../worksheets/sheet1.xml\"/>"))
                .without("xl/sharedStrings.xml")
                .bytes());
        assertThat(changes(bringIn(LINES))).containsExactly(0, 0, 0);
    }

    @Test
    void the_first_sheet_counts_in_the_order_of_the_workbook() {
        bringIn(Workbooks.withRows(row(1, "别的,一张,表"))
                .with(
                        "xl/workbook.xml",
                        Workbooks.DECLARATION + "<workbook xmlns=\"" + Workbooks.MAIN + "\" xmlns:r=\""
                                + Workbooks.OFFICE
                                + "\"><sheets><sheet name=\"b\" sheetId=\"8\" r:id=\"rId9\"/><sheet name=\"a\" sheetId=\"7\""
                                + " r:id=\"rId1\"/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Workbooks.relationships("<Relationship Id=\"rId1\" Type=\"" + Workbooks.OFFICE
                                + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId9\" Type=\""
                                + Workbooks.OFFICE + "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"))
                .with(
                        "xl/worksheets/sheet2.xml",
                        Workbooks.DECLARATION + "<worksheet xmlns=\"" + Workbooks.MAIN + "\"><sheetData>"
                                + row(1, LINES[0]) + row(2, LINES[1]) + "</sheetData></worksheet>")
                .bytes());
        assertThat(roster.people()).hasSize(1);
    }

    @Test
    void mail_addresses_that_the_spreadsheet_made_links_of_are_fine() {
        bringIn(Workbooks.withRows(row(1, HEADER + ",邮箱"), row(2, LINES[1] + ",zhao@example.org"))
                .with(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        Workbooks.relationships("<Relationship Id=\"rId1\" Type=\"" + Workbooks.OFFICE
                                + "/hyperlink\" Target=\"mailto:zhao@example.org\" TargetMode=\"External\"/>"))
                .bytes());
        assertThat(person("0101").email()).isEqualTo("zhao@example.org");
    }

    @Test
    void escaped_characters_are_read_as_what_they_mean() {
        assertThat(WorkbookSheet.unescape("_x8D75_正_x005F_x0041_")).isEqualTo("赵正_x0041_");
        assertThat(WorkbookSheet.unescape("_xGGGG_ _x41_")).isEqualTo("_xGGGG_ _x41_");
    }
}
