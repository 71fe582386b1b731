package org.pingyi.campaignrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.support.Http;
import org.pingyi.support.WholeApplication;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The description at {@code /api/openapi.json} names the public contract's calls, no fewer and no more. */
@WholeApplication
class DescribedCallsTest {
    private static final List<String> CONTRACT = List.of(
            "POST /api/accounts",
            "GET /api/accounts",
            "PUT /api/accounts/{username}/password",
            "DELETE /api/accounts/{username}",
            "PUT /api/me/password",
            "POST /api/roster",
            "GET /api/roster.xlsx",
            "GET /api/people/{employeeNumber}",
            "POST /api/access-codes",
            "POST /api/campaigns",
            "PUT /api/campaigns/{code}",
            "GET /api/campaigns/{code}/preflight",
            "POST /api/campaigns/{code}/opening",
            "POST /api/campaigns/{code}/extension",
            "POST /api/campaigns/{code}/units/{unit}/voiding",
            "POST /api/campaigns/{code}/publication",
            "POST /api/campaigns/{code}/abortion",
            "GET /api/campaigns",
            "GET /api/campaigns/{code}",
            "GET /api/tasks",
            "GET /api/tasks/{id}",
            "PUT /api/tasks/{id}/draft",
            "POST /api/tasks/{id}/completion",
            "GET /api/campaigns/{code}/results",
            "GET /api/campaigns/{code}/results.xlsx",
            "GET /api/audit",
            "GET /api/me/results");

    @LocalServerPort
    int port;

    private JsonNode paths;

    @BeforeEach
    void read() {
        paths = new Http(port).get(null, "/api/openapi.json").json().get("paths");
    }

    @Test
    void exactly_the_contracts_calls_are_described() {
        var described = new ArrayList<String>();
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(CONTRACT);
    }

    @Test
    void every_call_says_what_it_does_and_every_json_body_shows_an_example() {
        for (var call : CONTRACT) {
            var operation = operation(call);
            assertThat(operation.path("summary").asText()).as(call).isNotBlank();
            assertThat(operation.path("description").asText()).as(call).isNotBlank();
            var json = operation.at("/requestBody/content/application~1json");
            if (!json.isMissingNode()) {
                assertThat(json.has("example")
                                || json.has("examples")
                                || json.toString().contains("\"example\""))
                        .as("an example of the body of " + call)
                        .isTrue();
            }
        }
    }

    @Test
    void the_roster_is_sent_as_a_file_and_codes_come_as_csv() {
        assertThat(operation("POST /api/roster").at("/requestBody/content").has("multipart/form-data"))
                .isTrue();
        assertThat(operation("POST /api/roster").at("/requestBody/content").has("application/json"))
                .isFalse();
    }

    private JsonNode operation(String call) {
        var parts = call.split(" ");
        return paths.path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }
}
