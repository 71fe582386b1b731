package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.pingyi.roster.Workbooks.DECLARATION;
import static org.pingyi.roster.Workbooks.MAIN;
import static org.pingyi.roster.Workbooks.SHEET;
import static org.pingyi.roster.Workbooks.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Refusal;
import org.pingyi.kernel.TooLarge;
import org.pingyi.kernel.UnsupportedType;

/** Files from somebody who means harm, or who has taken the wrong file: refused in time, by name, and nothing changes. */
class HostileFilesTest extends RosterTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String OPENED = DECLARATION + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>";
    private static final String CLOSED = "</sheetData></worksheet>";
    private static final String HEADER_ROW = row(1, HEADER);
    private static final String PERSON = "U01,机电部,0101,赵正,正职,";

    @AfterEach
    void nothing_has_changed() {
        assertThat(roster.people()).isEmpty();
        assertThat(context.deeds).isEmpty();
    }

    private <T extends Refusal> T refused(Class<T> kind, byte[] content) {
        var file = file(content);
        var refusal = inTime(() -> catchThrowableOfType(kind, () -> importing.bringIn(file, "hr1")));
        assertThat(refusal).as("it is refused").isNotNull();
        return refusal;
    }

    /** Within ten seconds of work here; the clock on the wall is generous, a build machine has other things to do. */
    private static <T> T inTime(Supplier<T> work) {
        var cpu = ManagementFactory.getThreadMXBean();
        long before = cpu.getCurrentThreadCpuTime();
        var result = assertTimeout(Duration.ofSeconds(60), work::get);
        assertThat(Duration.ofNanos(cpu.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(10));
        return result;
    }

    private static Workbooks sound() {
        return Workbooks.withRows(HEADER_ROW, row(2, PERSON));
    }

    private static void fill(OutputStream out, long bytes, String text) throws IOException {
        var piece = text.repeat(MEGABYTE / text.length()).getBytes(UTF_8);
        for (long done = 0; done < bytes; done += piece.length) {
            out.write(piece);
        }
    }

    @Test
    void more_than_20_megabytes() {
        var large = new byte[20 * MEGABYTE + 1];
        java.util.Arrays.fill(large, (byte) '\n');
        refused(TooLarge.class, large);
        refused(Invalid.class, java.util.Arrays.copyOf(large, 20 * MEGABYTE));
    }

    @Test
    void more_than_200_megabytes_unpacked() {
        refused(TooLarge.class, sound().bytesAnd("xl/media/image1.png", out -> {
            var noise = new byte[MEGABYTE];
            new Random(1).nextBytes(noise);
            java.util.Arrays.fill(noise, MEGABYTE / 20, MEGABYTE, (byte) 0);
            for (int i = 0; i < 201; i++) {
                out.write(noise);
            }
        }));
    }

    @Test
    void a_sheet_that_packs_a_thousand_to_one() {
        refused(TooLarge.class, sound().bytesAnd(SHEET, out -> {
            out.write((OPENED + HEADER_ROW).getBytes(UTF_8));
            fill(out, 150L * MEGABYTE, "<row/>");
            out.write(CLOSED.getBytes(UTF_8));
        }));
    }

    @Test
    void a_bomb_that_lies_about_its_size() {
        var bomb = sound().bytesAnd("xl/bomb.bin", out -> fill(out, 300L * MEGABYTE, "0"));
        var bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bomb.length - 46; i++) {
            if (bytes.getInt(i) == 0x02014b50 && bytes.getInt(i + 24) > MEGABYTE) {
                bytes.putInt(i + 24, 1000);
            }
        }
        refused(TooLarge.class, bomb);
    }

    @Test
    void very_many_parts() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 60_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i + ".xml"));
            }
        }
        refused(Refusal.class, out.toByteArray());
    }

    @Test
    void more_than_250_000_rows_as_text() {
        var lines = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i <= CheckingRows.MOST_ROWS; i++) {
            lines.append("U01,机电部,").append(i).append(",赵正,职工,\n");
        }
        refused(TooLarge.class, lines.toString().getBytes(UTF_8));
    }

    @Test
    void more_than_250_000_rows_as_a_workbook() {
        refused(TooLarge.class, sound().bytesAnd(SHEET, out -> {
            out.write((OPENED + HEADER_ROW).getBytes(UTF_8));
            var some = new StringBuilder();
            for (int i = 2; i < CheckingRows.MOST_ROWS + 3; i++) {
                some.append(row(i, "U" + i * 31 % 997, "机电部" + i * 17 % 991, "" + i, "赵正", "职工"));
                if (i % 1000 == 0) {
                    out.write(some.toString().getBytes(UTF_8));
                    some.setLength(0);
                }
            }
            out.write((some + CLOSED).getBytes(UTF_8));
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">",
                "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
            })
    void a_document_type_in_any_part(String type) {
        for (var part : new String[] {
            SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"
        }) {
            var xml = DECLARATION + type + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + HEADER_ROW
                    + row(2, "U01,机电部,0101,X,正职,").replace("X", "&e;") + CLOSED;
            assertThat(refused(Invalid.class, sound().with(part, xml).bytes()).key())
                    .as(part)
                    .isEqualTo("roster.import.entities");
        }
    }

    @Test
    void a_document_type_in_another_encoding() {
        var xml =
                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<a>&e;</a>";
        refused(Invalid.class, sound().with(SHEET, xml.getBytes(UTF_16LE)).bytes());
    }

    @Test
    void an_entity_that_nobody_defined() {
        refused(
                Invalid.class,
                Workbooks.withRows(HEADER_ROW, row(2, "U01,机电部,0101,&e;,正职,")).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml", "xl\\vbaProject.bin"})
    void macros(String part) {
        assertThat(refused(Invalid.class, sound().with(part, "x").bytes()).key())
                .isEqualTo("roster.import.macros");
    }

    @Test
    void macros_by_the_word_of_the_content_types() {
        refused(
                Invalid.class,
                sound().with(
                                "[Content_Types].xml",
                                DECLARATION
                                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                                        + " PartName=\"/xl/workbook.xml\""
                                        + " ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>")
                        .bytes());
    }

    @Test
    void links_to_other_files() {
        assertThat(refused(
                                Invalid.class,
                                sound().with("xl/externalLinks/externalLink1.xml", DECLARATION + "<externalLink/>")
                                        .bytes())
                        .key())
                .isEqualTo("roster.import.links");
        assertThat(refused(
                                Invalid.class,
                                sound().with(
                                                "xl/links/_rels/a.xml.rels",
                                                Workbooks.relationships(
                                                        "<Relationship Id=\"rId1\" Type=\""
                                                                + Workbooks.OFFICE
                                                                + "/externalLinkPath\" Target=\"file://server/a.xlsx\" TargetMode=\"External\"/>"))
                                        .bytes())
                        .key())
                .isEqualTo("roster.import.links");
    }

    @Test
    void what_is_no_roster_at_all() throws IOException {
        refused(UnsupportedType.class, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        refused(UnsupportedType.class, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0});
        var noise = new byte[100_000];
        new Random(2).nextBytes(noise);
        refused(UnsupportedType.class, noise);
        refused(UnsupportedType.class, "PK\003\004 and no archive".getBytes(US_ASCII));
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        refused(UnsupportedType.class, zip.toByteArray());
        assertThat(refused(Invalid.class, "<html><body>机电部</body></html>".getBytes(UTF_8))
                        .problems())
                .hasSize(5);
        assertThat(refused(Invalid.class, Workbooks.withRows(row(1, "姓名,电话")).bytes())
                        .problems())
                .hasSize(4);
    }

    @Test
    void a_text_document_is_no_workbook() {
        refused(
                UnsupportedType.class,
                sound().with("xl/workbook.xml", DECLARATION + "<document/>").bytes());
    }

    @Test
    void half_a_workbook() {
        var whole = sound().bytes();
        refused(UnsupportedType.class, java.util.Arrays.copyOf(whole, whole.length / 2));
        var broken = whole.clone();
        for (int i = 60; i < 90; i++) {
            broken[i] ^= 0x55;
        }
        refused(Refusal.class, broken);
        refused(
                Refusal.class,
                sound().with(SHEET, OPENED + HEADER_ROW + row(2, PERSON)).bytes());
        refused(Refusal.class, sound().without(SHEET).bytes());
        refused(Refusal.class, sound().without("xl/_rels/workbook.xml.rels").bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>17</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>x</v></c></row>",
                "<row r=\"2\"><c r=\"ZZZZZZZ2\"><v>1</v></c></row>",
                "<row r=\"1\"/>",
                "<row r=\"99999999999\"/>",
                "<row r=\"0\"/>",
                "<row r=\"x\"/>",
            })
    void places_and_references_that_cannot_be(String row) {
        refused(Invalid.class, Workbooks.withRows(HEADER_ROW, row).bytes());
    }

    @Test
    void elements_in_elements_without_end() {
        refused(Refusal.class, sound().bytesAnd(SHEET, out -> {
            out.write(OPENED.getBytes(UTF_8));
            fill(out, 10L * MEGABYTE, "<c>");
        }));
    }

    @Test
    void an_attribute_without_end() {
        refused(Refusal.class, sound().bytesAnd(SHEET, out -> {
            out.write((OPENED + "<row a=\"").getBytes(UTF_8));
            var noise = new byte[MEGABYTE];
            var random = new Random(3);
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = (byte) (j % 9 == 0 ? 'a' + random.nextInt(20) : '>');
                }
                out.write(noise);
            }
        }));
    }

    @Test
    void ever_new_names() {
        refused(Refusal.class, sound().bytesAnd(SHEET, out -> {
            out.write(OPENED.getBytes(UTF_8));
            for (int i = 0; i < 2_000_000; i++) {
                out.write(("<a" + i + "/>").getBytes(UTF_8));
            }
        }));
    }

    @Test
    void millions_of_texts_that_nobody_uses() {
        var file = file(sound().bytesAnd("xl/sharedStrings.xml", out -> {
            out.write((DECLARATION + "<sst xmlns=\"" + MAIN + "\">").getBytes(UTF_8));
            var random = new Random(4);
            for (int i = 0; i < 2_000_000; i++) {
                out.write(("<si><t>" + random.nextInt(1000) + "</t></si>").getBytes(UTF_8));
            }
            out.write("</sst>".getBytes(UTF_8));
        }));
        assertThat(inTime(() -> importing.preview(file)).people()).isEqualTo(1);
    }

    @Test
    void one_text_of_forty_megabytes() {
        var problems = refused(Invalid.class, sound().bytesAnd(SHEET, out -> {
                    out.write(
                            (OPENED + HEADER_ROW + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>").getBytes(UTF_8));
                    var noise = new byte[MEGABYTE];
                    var random = new Random(5);
                    for (int i = 0; i < 40; i++) {
                        for (int j = 0; j < noise.length; j++) {
                            noise[j] = (byte) (j % 50 == 0 ? '0' + random.nextInt(10) : 'x');
                        }
                        out.write(noise);
                    }
                    out.write(("</t></is></c></row>" + CLOSED).getBytes(UTF_8));
                }))
                .problems();
        assertThat(problems).isNotEmpty();
    }

    @Test
    void one_line_of_twenty_megabytes() {
        refused(Invalid.class, (HEADER + "\nU01,机电部,0101," + "赵".repeat(6 * MEGABYTE)).getBytes(UTF_8));
        refused(Invalid.class, (HEADER + "\n" + ",".repeat(19 * MEGABYTE)).getBytes(UTF_8));
        refused(Invalid.class, (HEADER + "\n" + "\n".repeat(19 * MEGABYTE)).getBytes(UTF_8));
    }

    @Test
    void a_quarter_of_a_million_rows_that_are_all_wrong() {
        var lines = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < CheckingRows.MOST_ROWS; i++) {
            lines.append("U01,机电部,").append(i).append(",赵正,组长,处级\n");
        }
        assertThat(refused(Invalid.class, lines.toString().getBytes(UTF_8)).problems())
                .hasSize(ImportingRoster.MOST_PROBLEMS);
    }

    @Test
    void a_quarter_of_a_million_rows_that_contradict_each_other() {
        var lines = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < CheckingRows.MOST_ROWS; i++) {
            lines.append("U01,机电部,1,赵正,职工,\n");
        }
        assertThat(refused(Invalid.class, lines.toString().getBytes(UTF_8)).problems())
                .hasSize(ImportingRoster.MOST_PROBLEMS);
    }
}
