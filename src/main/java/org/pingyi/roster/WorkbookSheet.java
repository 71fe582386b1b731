package org.pingyi.roster;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.pingyi.kernel.UnsupportedType;

/**
 * The first sheet of an .xlsx workbook (ECMA-376, transitional or strict), read as a stream: rows are handed on while
 * they are read, only the shared texts are kept.
 */
final class WorkbookSheet implements Sheet {
    private static final int LAST_ROW = 1 << 20;
    private static final int MOST_DIGITS = 400;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Path file;

    WorkbookSheet(Path file) {
        this.file = file;
    }

    @Override
    public void read(RowReader reader) {
        try (var parts = WorkbookPackage.open(file)) {
            var workbook = workbookOf(parts);
            var strings = new SharedStrings();
            var firstSheet = firstSheetOf(parts, workbook);
            String sheet = null;
            for (var each : parts.relationshipsOf(workbook)) {
                if (each.type().endsWith("/sharedStrings")) {
                    readStrings(parts, WorkbookPackage.resolve(workbook, each.target()), strings);
                } else if (firstSheet.equals(each.id()) && each.type().endsWith("/worksheet")) {
                    sheet = WorkbookPackage.resolve(workbook, each.target());
                }
            }
            if (sheet == null) {
                throw GuardedXml.damaged();
            }
            try (var xml = new GuardedXml(parts.part(sheet))) {
                new Rows(xml, strings, reader).read();
            }
        }
    }

    private static String workbookOf(WorkbookPackage parts) {
        for (var each : parts.relationshipsOf("")) {
            if (each.type().endsWith("/officeDocument")) {
                var name = WorkbookPackage.resolve("", each.target());
                if (name.endsWith(".xml") && parts.has(name)) {
                    return name;
                }
            }
        }
        throw new UnsupportedType("roster.import.format");
    }

    private static String firstSheetOf(WorkbookPackage parts, String workbook) {
        try (var xml = new GuardedXml(parts.part(workbook))) {
            if (!xml.nextElement() || !xml.name().equals("workbook")) {
                throw new UnsupportedType("roster.import.format");
            }
            while (xml.nextElement()) {
                if (xml.name().equals("sheet") && xml.qualifiedAttribute("id") != null) {
                    return xml.qualifiedAttribute("id");
                }
            }
        }
        throw GuardedXml.damaged();
    }

    private static void readStrings(WorkbookPackage parts, String name, SharedStrings strings) {
        try (var xml = new GuardedXml(parts.part(name))) {
            while (xml.nextElement()) {
                if (xml.name().equals("si")) {
                    strings.add(unescape(richText(xml)));
                }
            }
        }
    }

    /** The text of an {@code si} or {@code is} element, of all its runs, without phonetic guides; reads to its end. */
    private static String richText(GuardedXml xml) {
        var text = new StringBuilder();
        int depth = xml.depth();
        int phonetic = Integer.MAX_VALUE;
        boolean inText = false;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (xml.name().equals("rPh")) {
                        phonetic = Math.min(phonetic, xml.depth());
                    }
                    inText = xml.name().equals("t") && xml.depth() < phonetic;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        xml.appendText(text);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (xml.depth() < phonetic) {
                        phonetic = Integer.MAX_VALUE;
                    }
                    if (xml.depth() < depth) {
                        return text.toString();
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw GuardedXml.damaged();
                default -> {}
            }
        }
    }

    /** Workbooks write what XML cannot as {@code _x000D_}, and a text that looks like that as {@code _x005F_x000D_}. */
    static String unescape(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(escaped -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }

    /** A number as its digits, whatever way it is written; a whole one has nothing but them. */
    static String digits(String value) {
        if (value.length() > MOST_DIGITS) {
            return value;
        }
        try {
            var number = new BigDecimal(value.strip()).stripTrailingZeros();
            boolean printable =
                    number.scale() <= MOST_DIGITS && (long) number.precision() - number.scale() <= MOST_DIGITS;
            return printable ? number.toPlainString() : number.toString();
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return value;
        }
    }

    /** Walks through {@code sheetData}. */
    private static final class Rows {
        private final GuardedXml xml;
        private final SharedStrings strings;
        private final RowReader reader;
        private final SheetRow row = new SheetRow();
        private int column;

        Rows(GuardedXml xml, SharedStrings strings, RowReader reader) {
            this.xml = xml;
            this.strings = strings;
            this.reader = reader;
        }

        void read() {
            int number = 0;
            boolean inData = false;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.END_ELEMENT && inData) {
                    if (xml.name().equals("sheetData")) {
                        return;
                    }
                    if (xml.name().equals("row") && !row.isBlank() && !reader.take(row)) {
                        return;
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "sheetData" -> inData = true;
                        case "row" -> {
                            number = rowNumber(number);
                            row.begin(number);
                            column = -1;
                        }
                        case "c" -> readCell(inData);
                        default -> {}
                    }
                }
            }
        }

        private int rowNumber(int before) {
            var given = xml.attribute("r");
            if (given == null) {
                return before + 1;
            }
            try {
                int number = Integer.parseInt(given);
                if (number > before && number <= LAST_ROW) {
                    return number;
                }
                throw GuardedXml.damaged();
            } catch (NumberFormatException notANumber) {
                throw GuardedXml.damaged();
            }
        }

        private void readCell(boolean inData) {
            column = columnNumber(column);
            var type = xml.attribute("t");
            var value = new StringBuilder();
            boolean formula = false;
            boolean inValue = false;
            String inline = null;
            int depth = xml.depth();
            for (int event = xml.next(); ; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "f" -> formula = true;
                        case "v" -> inValue = true;
                        case "is" -> inline = unescape(richText(xml));
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inValue = false;
                    if (xml.depth() < depth) {
                        break;
                    }
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw GuardedXml.damaged();
                } else if (inValue && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    xml.appendText(value);
                }
            }
            if (inData) {
                row.put(column, formula ? SheetRow.FORMULA : inline != null ? inline : text(type, value.toString()));
            }
        }

        private int columnNumber(int before) {
            var place = xml.attribute("r");
            if (place == null) {
                return within(before + 1);
            }
            int number = 0;
            int letters = 0;
            while (letters < place.length() && place.charAt(letters) >= 'A' && place.charAt(letters) <= 'Z') {
                number = within(number * 26 + place.charAt(letters) - 'A' + 1);
                letters++;
            }
            return within(number - 1);
        }

        private static int within(int column) {
            if (column < 0 || column > SheetRow.MOST_COLUMNS) {
                throw GuardedXml.damaged();
            }
            return column;
        }

        private String text(String type, String value) {
            if (value.isEmpty()) {
                return value;
            }
            return switch (type == null ? "n" : type) {
                case "s" -> shared(value);
                case "str" -> unescape(value);
                case "b" -> value.equals("1") ? "TRUE" : "FALSE";
                case "e" -> SheetRow.FAILED;
                case "n" -> digits(value);
                default -> value;
            };
        }

        private String shared(String value) {
            try {
                int index = Integer.parseInt(value.strip());
                if (index >= 0 && index < strings.size()) {
                    return strings.get(index);
                }
                throw GuardedXml.damaged();
            } catch (NumberFormatException notANumber) {
                throw GuardedXml.damaged();
            }
        }
    }
}
