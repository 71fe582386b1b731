package org.pingyi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pingyi.support.ApplicationProcess;

/** The application as a newcomer starts it: its own process, an empty folder, nothing configured. */
class FirstStartTest {
    private static final long PATIENCE_SECONDS = 240;
    private static final Pattern CODE =
            Pattern.compile("^ {2}(\\w+) {2}([23456789A-HJ-NP-Z]{12}) {2}.*", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_newcomer_finds_accounts_and_a_roster_and_a_kill_takes_nothing_away() throws Exception {
        Map<String, String> codes;
        int port = freePort();
        try (var first = start("first.log", port, Map.of())) {
            awaitUp(first, port);
            codes = codesIn(awaitWelcome(first));
            assertThat(status(port, "/api/roster.xlsx", "hr01", SeedingDemo.PASSWORD))
                    .isEqualTo(200);
            assertThat(codes)
                    .hasSize(4)
                    .allSatisfy((number, code) ->
                            assertThat(status(port, "/api/tasks", number, code)).isEqualTo(200));
            assertThat(status(port, "/api/tasks", codes.keySet().iterator().next(), "222222222222"))
                    .isEqualTo(401);

            try (var second = start("second.log", freePort(), Map.of())) {
                assertThat(second.awaitEnd()).isNotZero();
                assertThat(second.said())
                        .contains("in use by another running application", "正被另一个运行中的实例使用")
                        .doesNotContain("\tat ");
            }
            assertThat(status(port, "/actuator/health", null, null)).isEqualTo(200);
            first.kill();
        }

        int otherPort = freePort();
        try (var third = start("third.log", otherPort, Map.of("PINGYI_DEMO", "false"))) {
            awaitUp(third, otherPort);
            assertThat(codesIn(awaitWelcome(third))).isEqualTo(codes);
            assertThat(codes)
                    .allSatisfy((number, code) -> assertThat(status(otherPort, "/api/tasks", number, code))
                            .isEqualTo(200));
        }
        assertThat(folder.resolve("data/database/postmaster.pid"))
                .as("the database has ended with its application")
                .doesNotExist();
    }

    private ApplicationProcess start(String log, int port, Map<String, String> environment) throws IOException {
        var all = new HashMap<>(environment);
        all.put("SERVER_PORT", Integer.toString(port));
        return ApplicationProcess.start(folder, log, all, List.of(), List.of());
    }

    private void awaitUp(ApplicationProcess process, int port) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (status(port, "/actuator/health", null, null) != 200) {
            assertThat(process.isRunning()).as(process.said()).isTrue();
            assertThat(System.nanoTime()).as("up in time").isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static String awaitWelcome(ApplicationProcess process) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!process.said().contains("Pingyi is ready")) {
            assertThat(System.nanoTime()).as("welcome in time").isLessThan(end);
            Thread.sleep(100);
        }
        return process.said();
    }

    private static Map<String, String> codesIn(String welcome) {
        return CODE.matcher(welcome)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    /** 0 while nobody answers. */
    private int status(int port, String path, String login, String password) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (login != null) {
            var basic = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
