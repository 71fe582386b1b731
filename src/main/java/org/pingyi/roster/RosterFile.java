package org.pingyi.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pingyi.kernel.TooLarge;

/** Tells by its content what an uploaded file is. */
final class RosterFile {
    static final long MOST_BYTES = 20L * 1024 * 1024;

    private RosterFile() {}

    static Sheet sheetIn(Path file) {
        try (var in = Files.newInputStream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new TooLarge("roster.import.packed");
            }
            var start = in.readNBytes(4);
            if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
                return new WorkbookSheet(file);
            }
            return CsvSheet.in(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
