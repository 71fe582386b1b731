package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds .xlsx files by hand, also those that no spreadsheet program would write. */
final class Workbooks {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Workbooks() {}

    /** A workbook whose first sheet holds these rows, {@code <row>} elements. */
    static Workbooks withRows(String... rows) {
        return withSheet(DECLARATION + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + String.join("", rows)
                + "</sheetData></worksheet>");
    }

    static Workbooks withSheet(String xml) {
        return new Workbooks()
                .with(
                        "[Content_Types].xml",
                        DECLARATION
                                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                                + " Extension=\"xml\" ContentType=\"application/xml\"/></Types>")
                .with(
                        "_rels/.rels",
                        relationships("<Relationship Id=\"rId1\" Type=\"" + OFFICE
                                + "/officeDocument\" Target=\"xl/workbook.xml\"/>"))
                .with(
                        "xl/workbook.xml",
                        DECLARATION + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                                + "\"><sheets><sheet name=\"a\" sheetId=\"7\" r:id=\"rId1\"/><sheet name=\"b\""
                                + " sheetId=\"8\" r:id=\"rId9\"/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relationships("<Relationship Id=\"rId1\" Type=\"" + OFFICE
                                + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\""
                                + OFFICE + "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"))
                .with("xl/sharedStrings.xml", DECLARATION + "<sst xmlns=\"" + MAIN + "\"/>")
                .with(SHEET, xml);
    }

    static String relationships(String inside) {
        return DECLARATION + "<Relationships xmlns=\"" + PACKAGE + "\">" + inside + "</Relationships>";
    }

    /** A row of texts. */
    static String row(int number, String... texts) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            row.append(text(SheetRow.letters(i) + number, texts[i]));
        }
        return row.append("</row>").toString();
    }

    static String row(int number, String csv) {
        return row(number, csv.split(",", -1));
    }

    static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }

    Workbooks with(String part, String content) {
        return with(part, content.getBytes(UTF_8));
    }

    Workbooks with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    Workbooks withStrings(String... items) {
        return with(
                "xl/sharedStrings.xml",
                DECLARATION + "<sst xmlns=\"" + MAIN + "\">" + String.join("", items) + "</sst>");
    }

    Workbooks without(String part) {
        parts.remove(part);
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The file with one part more, which is written by and by. */
    byte[] bytesAnd(String part, Writing writing) {
        parts.remove(part);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
            zip.putNextEntry(new ZipEntry(part));
            writing.to(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
