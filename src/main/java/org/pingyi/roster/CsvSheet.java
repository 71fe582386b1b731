package org.pingyi.roster;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.UnsupportedType;

/** A roster in comma-separated values, in UTF-8 (with or without byte order mark) or else GB18030. */
final class CsvSheet implements Sheet {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_CELL = 1 << 17;

    /** Read after the end of the file: an open quotation mark would swallow it, and with it rows that nobody misses. */
    private static final String END = "\uFFFEend";

    private final Path file;
    private final Charset charset;

    private CsvSheet(Path file, Charset charset) {
        this.file = file;
        this.charset = charset;
    }

    /**
     * @throws UnsupportedType what is no text in either encoding
     */
    static CsvSheet in(Path file) {
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var sheet = new CsvSheet(file, charset);
            if (sheet.isText()) {
                return sheet;
            }
        }
        throw new UnsupportedType("roster.import.format");
    }

    @Override
    public void read(RowReader reader) {
        var row = new SheetRow();
        int number = 0;
        boolean complete = false;
        try (var ended = new ReaderInTurn(open(), new StringReader("\n" + END));
                var records = CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(false)
                        .commentStrategy(CommentStrategy.NONE)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(ended)) {
            for (CsvRecord each : records) {
                if (complete) {
                    throw unreadable(number);
                }
                number++;
                complete = each.getFieldCount() == 1 && each.getField(0).equals(END);
                row.begin(number);
                for (int i = 0; i < Math.min(each.getFieldCount(), SheetRow.MOST_COLUMNS); i++) {
                    row.put(i, each.getField(i));
                }
                boolean end = row.width() > 0 && row.cell(row.width() - 1).endsWith(END);
                if (!row.isBlank() && !end && !reader.take(row)) {
                    return;
                }
            }
        } catch (CsvParseException unreadable) {
            throw unreadable(number + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!complete) {
            throw unreadable(number);
        }
    }

    private static Invalid unreadable(int row) {
        return new Invalid(List.of(new Problem("row " + row, "roster.import.quotes")), "roster.import.refused");
    }

    /** Whether every byte means a character, and the characters are those of a text or at least of a roster's header. */
    private boolean isText() {
        var buffer = new char[8192];
        boolean control = false;
        boolean header = false;
        try (var reader = open()) {
            for (int n = reader.read(buffer), first = 0; n >= 0; n = reader.read(buffer), first++) {
                header |= first == 0 && new String(buffer, 0, n).contains(Column.EMPLOYEE_NUMBER.title());
                for (int i = 0; i < n; i++) {
                    control |= buffer[i] < ' ' && buffer[i] != '\n' && buffer[i] != '\r' && buffer[i] != '\t';
                }
            }
            return header || !control;
        } catch (CharacterCodingException otherEncoding) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reader open() throws CharacterCodingException {
        try {
            InputStream in = Files.newInputStream(file);
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var reader = new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (CharacterCodingException otherEncoding) {
            throw otherEncoding;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text, then another. */
    private static final class ReaderInTurn extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean over;

        ReaderInTurn(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (!over) {
                int n = first.read(buffer, offset, length);
                if (n >= 0) {
                    return n;
                }
                over = true;
            }
            return second.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            first.close();
        }
    }
}
