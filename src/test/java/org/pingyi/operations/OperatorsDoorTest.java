package org.pingyi.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.support.WholeApplication;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What those who run the application see on their own port, what others see on the main one, and a proxy in between. */
@WholeApplication
@TestPropertySource(
        properties = {
            "pingyi.operations.port=0",
            "pingyi.meters.delay=500",
            "server.address=127.0.0.1",
            "server.forward-headers-strategy=native"
        })
@AutoConfigureObservability(tracing = false)
class OperatorsDoorTest {
    private static boolean prepared;
    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    ServletContext servlets;

    @Autowired
    ServletWebServerApplicationContext application;

    @LocalServerPort
    int port;

    @BeforeEach
    void aProcessAdministrator() throws Exception {
        if (!prepared) {
            var account =
                    "{\"username\":\"watch1\",\"password\":\"password of watch1\",\"displayName\":\"watch1\",\"role\":\"PROCESS_ADMIN\"}";
            var made = send(HttpRequest.newBuilder(main("/api/accounts"))
                    .header("Authorization", basic("admin", WholeApplication.ADMIN))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(account)));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            prepared = true;
        }
    }

    @Test
    void outside_health_says_up_and_nothing_more() throws Exception {
        assertThat(get(main("/actuator/health")).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                "/actuator/health/db",
                "/actuator",
                "/actuator/env"
            })
    void outside_nothing_else_of_it_is_there_whoever_asks(String path) throws Exception {
        assertThat(get(main(path)).statusCode()).isEqualTo(401);
        assertThat(getAs("watch1", path).statusCode()).isEqualTo(403);
    }

    @Test
    void inside_readiness_says_what_is_ready() throws Exception {
        var answer = get(inside("/actuator/health/readiness"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("status").asText()).isEqualTo("UP");
        assertThat(json(answer).get("components").properties())
                .extracting(Map.Entry::getKey)
                .contains("db", "jobExecutor", "readinessState");
        assertThat(json(get(inside("/actuator/health/liveness"))).get("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void inside_the_metrics_need_no_login_and_outside_a_process_administrator() throws Exception {
        assertThat(get(main("/actuator/prometheus")).statusCode()).isEqualTo(401);
        assertThat(getAs("watch1", "/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(get(inside("/actuator/prometheus")).body())
                .contains(
                        "pingyi_engine_jobs_failed 0",
                        "pingyi_engine_incidents 0",
                        "pingyi_engine_jobs_oldest_due",
                        "executor_active_threads{name=\"camundaTaskExecutor\"",
                        "executor_queued_tasks{name=\"camundaTaskExecutor\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/api/tasks",
                "/api/openapi.json",
                "/camunda/app/cockpit/default/",
                "/actuator/env"
            })
    void inside_there_is_nothing_else(String path) throws Exception {
        assertThat(get(inside(path)).statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(inside(path))
                                .header("Authorization", basic("watch1", "password of watch1")))
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void a_header_does_not_bring_anybody_inside() throws Exception {
        var claiming = send(HttpRequest.newBuilder(main("/actuator/health/readiness"))
                .header("X-Forwarded-Port", String.valueOf(inside()))
                .header("X-Forwarded-For", "127.0.0.1"));

        assertThat(claiming.statusCode()).isEqualTo(401);
    }

    @Test
    void behind_https_cookies_are_secure_and_redirects_stay_there() throws Exception {
        var plain = get(main("/login"));
        var secure = send(HttpRequest.newBuilder(main("/login")).header("X-Forwarded-Proto", "https"));
        var redirect = send(
                HttpRequest.newBuilder(main("/")).header("Accept", "text/html").header("X-Forwarded-Proto", "https"));

        assertThat(plain.headers().allValues("Set-Cookie")).isNotEmpty().noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(secure.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
        assertThat(secure.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(redirect.headers().firstValue("Location")).get().asString().startsWith("https://");
    }

    @Test
    void the_engines_own_rest_interface_is_absent_and_its_administration_closed() throws Exception {
        var loggedIn = logIn("watch1");
        for (var path :
                List.of("/engine-rest", "/engine-rest/task", "/engine-rest/engine/default/task/count", "/rest/task")) {
            assertThat(get(main(path)).statusCode()).as(path).isIn(302, 401);
            assertThat(getAs("watch1", path).statusCode()).as(path).isNotEqualTo(200);
        }
        assertThat(servlets.getServletRegistrations().values())
                .flatExtracting(ServletRegistration::getMappings)
                .isNotEmpty()
                .noneMatch(mapping -> mapping.contains("rest"));
        for (var path : List.of(
                "/camunda/app/admin/default/",
                "/camunda/api/admin/plugin/adminPlugins/static",
                "/camunda/api/admin/setup/default/user/create")) {
            assertThat(client.send(HttpRequest.newBuilder(main(path)).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("nobody: " + path)
                    .isIn(302, 401);
            assertThat(loggedIn.send(HttpRequest.newBuilder(main(path)).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as("a process administrator: " + path)
                    .isEqualTo(403);
        }
        assertThat(loggedIn.send(
                                HttpRequest.newBuilder(main("/engine-rest/task"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        var setUp = send(HttpRequest.newBuilder(main("/camunda/api/admin/setup/default/user/create"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}")));
        assertThat(setUp.statusCode()).isIn(401, 403);
    }

    private HttpClient logIn(String who) throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var page = browser.send(HttpRequest.newBuilder(main("/login")).build(), HttpResponse.BodyHandlers.ofString());
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        var form = "username=" + who + "&password=" + ("password of " + who).replace(' ', '+') + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var answer = browser.send(
                HttpRequest.newBuilder(main("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location")).get().asString().doesNotContain("wrong");
        return browser;
    }

    private HttpResponse<String> getAs(String who, String path) throws Exception {
        return send(HttpRequest.newBuilder(main(path)).header("Authorization", basic(who, "password of " + who)));
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int inside() {
        return Arrays.stream(((TomcatWebServer) application.getWebServer())
                        .getTomcat()
                        .getService()
                        .findConnectors())
                .mapToInt(Connector::getLocalPort)
                .filter(other -> other != port)
                .findFirst()
                .orElseThrow();
    }

    private URI main(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private URI inside(String path) {
        return URI.create("http://127.0.0.1:" + inside() + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String basic(String who, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((who + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
