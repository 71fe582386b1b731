package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What only a real server shows. */
@SpringBootTest(
        classes = OnIdentity.Setup.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pingyi.admin-password=" + OnIdentity.ADMIN_PASSWORD, "server.address=127.0.0.1"})
class OverTheWireTest extends OnIdentity {
    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder request(String path) {
        var login = Base64.getEncoder().encodeToString(("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status);
    }

    @Test
    void a_body_over_a_megabyte_is_too_large_whether_it_says_so_or_not() throws Exception {
        var large = ("\"" + "a".repeat(5_000_000) + "\"").getBytes(StandardCharsets.UTF_8);
        var announced = request("/api/accounts").header("Content-Type", "application/json");
        assertProblem(send(announced.POST(BodyPublishers.ofByteArray(large))), 413);
        var chunked = request("/api/accounts").header("Content-Type", "application/json");
        assertProblem(send(chunked.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))), 413);
    }

    @Test
    void form_data_is_no_json() throws Exception {
        var form = request("/api/accounts").header("Content-Type", "application/x-www-form-urlencoded");
        assertProblem(send(form.POST(BodyPublishers.ofString("username=%zz&_csrf=1"))), 415);
        var multipart = request("/api/accounts").header("Content-Type", "multipart/form-data; boundary=x");
        assertProblem(send(multipart.POST(BodyPublishers.ofString("nonsense"))), 415);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/accounts//x, 400",
        "GET, /api/accounts/a%2Fb, 400",
        "GET, /api/accounts;x=1, 400",
        "GET, /api/%61ccounts, 200",
        "GET, /api/accounts/, 404",
        "GET, /api/accounts/%E4%B8%AD, 405",
        "DELETE, /api/accounts/%E4%B8%AD, 404",
        "DELETE, /api/accounts/%00, 400",
        "PATCH, /api/accounts, 405",
        "PUT, /api/tasks/x/draft, 404",
        "GET, /api/accounts?a=%zz, 200",
        "FOO, /api/accounts, 405",
        "get, /api/accounts, 405",
        "TRACE, /api/accounts, 405",
    })
    void strange_addresses_are_refused_as_problems(String method, String path, int status) throws Exception {
        var raw = exchange(method + " " + path + " HTTP/1.1");
        assertThat(raw).startsWith("HTTP/1.1 " + status);
        if (status >= 400) {
            assertThat(raw).contains("application/problem+json").contains("\"status\":" + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET /api/accounts?a=<b> HTTP/1.1", "GET /api/accounts/%zz HTTP/1.1"})
    void what_the_server_itself_refuses_is_no_page_of_its_own(String line) throws Exception {
        var raw = exchange(line);
        assertThat(raw).startsWith("HTTP/1.1 4").doesNotContain("<html").doesNotContain("Tomcat");
        assertThat(raw).contains("application/problem+json");
    }

    private String exchange(String line) throws IOException {
        var login = Base64.getEncoder().encodeToString(("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nAuthorization: Basic " + login
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
