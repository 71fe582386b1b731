package org.pingyi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.ClassPathResource;

/** The roster of 52 units that comes with the application; nobody in it exists. */
public final class SampleRoster {
    private static final String RESOURCE = "samples/roster-52-units.xlsx";

    private SampleRoster() {}

    /** Copies it to a new temporary file, which the caller deletes. */
    public static Path copy() {
        try (var sample = new ClassPathResource(RESOURCE).getInputStream()) {
            var file = Files.createTempFile("roster", ".xlsx");
            Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
