package org.pingyi.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Where {@code --rehearse} is given, the application is cut off from everything real before it starts: a folder of its
 * own, which is deleted after the last of it has ended, no external database, no mail, nobody else on its port. These
 * settings win over whatever is configured.
 */
class RehearsalEnvironment implements EnvironmentPostProcessor {
    static final String OPTION = "rehearse";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty(OPTION)) {
            var folder = temporaryFolder();
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "rehearsal",
                            Map.ofEntries(
                                    Map.entry("pingyi.data-dir", folder.toString()),
                                    Map.entry("spring.datasource.url", ""),
                                    Map.entry("pingyi.demo", "false"),
                                    Map.entry("pingyi.secret", UUID.randomUUID().toString()),
                                    Map.entry(
                                            "pingyi.admin-password",
                                            UUID.randomUUID().toString()),
                                    Map.entry("server.address", "127.0.0.1"),
                                    Map.entry("server.port", "0"),
                                    // what Boot takes for "no mail server"
                                    Map.entry("spring.mail.host", "false"),
                                    Map.entry("logging.level.root", "warn"),
                                    // a job that lost a race is tried again: nothing to read beside a progress bar
                                    Map.entry("logging.level.org.camunda", "error"),
                                    Map.entry("logging.level.org.camunda.bpm.engine.jobexecutor", "error"),
                                    Map.entry("logging.level.org.pingyi.process.FollowingTheTables", "error"))));
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("pingyi-rehearsal-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
