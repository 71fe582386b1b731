package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingyi.kernel.SystemRole;
import org.springframework.beans.factory.annotation.Autowired;

class AccessCodesTest extends OnIdentity {
    @Autowired
    CredentialNotices notices;

    @BeforeEach
    void a_small_roster() {
        account("hr1", SystemRole.HR_OFFICER);
        roster.write("20", "李伟", "B");
        roster.write("10", "王,\"敏\"", "B", "A");
        roster.write("30", "赵正", "A");
        roster.write("40", "钱池");
        deeds.done.clear();
    }

    private List<String[]> issue(String body) throws Exception {
        var csv = call("POST", "/api/access-codes", "hr1", PASSWORD, body)
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var lines = csv.split("\r\n");
        assertThat(lines[0]).isEqualTo("工号,姓名,单位编码,登录码");
        return List.of(lines).subList(1, lines.length).stream()
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .toList();
    }

    private List<String> numbers(String body) throws Exception {
        return issue(body).stream().map(row -> row[0]).toList();
    }

    @Test
    void everybody_gets_one_row_under_his_first_unit_in_the_order_of_unit_and_number() throws Exception {
        var rows = issue("{}");
        assertThat(rows)
                .extracting(row -> row[0] + " " + row[1] + " " + row[2])
                .containsExactly("40 钱池 ", "10 \"王,\"\"敏\"\"\" A", "30 赵正 A", "20 李伟 B");
        assertThat(rows).allSatisfy(row -> assertThat(row[3]).matches("[23456789ABCDEFGHJKLMNPQRSTUVWXYZ]{12}"));
        assertThat(rows.stream().map(row -> row[3]).distinct()).hasSize(4);
        for (var row : rows) {
            assertThat(statusOf(row[0], row[3])).isEqualTo(200);
        }
    }

    @Test
    void lists_are_united_and_an_empty_list_is_nobody() throws Exception {
        assertThat(numbers("{\"employeeNumbers\": [\"20\", \"20\"], \"units\": [\"A\"]}"))
                .containsExactly("10", "30", "20");
        assertThat(numbers("{\"employeeNumbers\": []}")).isEmpty();
        assertThat(numbers("{\"units\": [], \"employeeNumbers\": []}")).isEmpty();
        assertThat(numbers("{\"units\": []}")).isEmpty();
        assertThat(numbers("{\"units\": [], \"employeeNumbers\": [\"40\"]}")).containsExactly("40");
    }

    @Test
    void who_has_a_code_or_a_password_is_left_out_on_demand() throws Exception {
        var code = issue("{\"employeeNumbers\": [\"20\"]}").get(0)[3];
        issue("{\"employeeNumbers\": [\"30\"]}");
        call("PUT", "/api/me/password", "20", code, "{\"old\": \"" + code + "\", \"new\": \"" + PASSWORD + "\"}")
                .andExpect(status().isNoContent());
        assertThat(numbers("{\"withoutCode\": true}")).containsExactly("40", "10");
        assertThat(numbers("{\"withoutCode\": true}")).isEmpty();
        assertThat(numbers("{\"withoutCode\": false, \"units\": [\"B\"]}")).containsExactly("10", "20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"employeeNumbers\": [\"20\", \"99\"]} | /employeeNumbers/1",
                "{\"units\": [\"Z\"]} | /units/0",
                "{\"units\": \"A\"} | /units",
                "{\"employeeNumbers\": [20]} | /employeeNumbers/0",
                "{\"withoutCode\": \"true\"} | /withoutCode",
                "{\"everybody\": true} | /everybody",
            })
    void who_is_unknown_is_invalid_and_nobody_gets_a_code(String body, String place) throws Exception {
        call("POST", "/api/access-codes", "hr1", PASSWORD, body)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.problems.length()").value(1))
                .andExpect(jsonPath("$.problems[0].at").value(place));
        assertThat(jdbc.sql("select count(*) from identity.credential")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_new_code_replaces_the_old_one_and_an_own_password() throws Exception {
        var first = issue("{\"employeeNumbers\": [\"20\"]}").get(0)[3];
        call("PUT", "/api/me/password", "20", first, "{\"old\": \"" + first + "\", \"new\": \"" + PASSWORD + "\"}")
                .andExpect(status().isNoContent());
        assertThat(statusOf("20", first)).isEqualTo(401);
        assertThat(statusOf("20", PASSWORD)).isEqualTo(200);
        assertThat(notices.untold("20")).isEmpty();
        var second = issue("{\"employeeNumbers\": [\"20\"]}").get(0)[3];
        assertThat(statusOf("20", PASSWORD)).isEqualTo(401);
        assertThat(statusOf("20", second)).isEqualTo(200);
        assertThat(notices.untold("20")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"lower", "dashes", "spaces", "fullWidth"})
    void case_spaces_and_dashes_in_what_is_typed_do_not_matter(String how) throws Exception {
        var code = issue("{\"employeeNumbers\": [\"20\"]}").get(0)[3];
        var grouped = code.substring(0, 4) + "#" + code.substring(4, 8) + "#" + code.substring(8);
        var typed = switch (how) {
            case "lower" -> code.toLowerCase(java.util.Locale.ROOT);
            case "dashes" -> grouped.replace("#", "-");
            case "spaces" -> " " + grouped.replace("#", "\u3000 ") + " ";
            default ->
                code.codePoints()
                        .map(c -> c + 0xFEE0)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
        var header = "Basic "
                + java.util.Base64.getEncoder().encodeToString(("20:" + typed).getBytes(StandardCharsets.UTF_8));
        mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/api/tasks")
                        .header("Authorization", header))
                .andExpect(status().isOk());
    }

    @Test
    void no_code_stands_in_the_database_or_the_trail() throws Exception {
        var codes = issue("{}").stream().map(row -> row[3]).toList();
        assertThat(deeds.done).hasSize(1);
        var deed = deeds.done.get(0);
        assertThat(deed.action()).isEqualTo("ACCESS_CODES_ISSUED");
        assertThat(deed.detail()).startsWith("4: 40, 10, 30, 20");
        var rows = jdbc.sql("select c::text from identity.credential c")
                .query(String.class)
                .list();
        assertThat(codes).allSatisfy(code -> assertThat(rows + deed.toString()).doesNotContain(code));
    }

    @Test
    void only_hr_officers_issue_codes() throws Exception {
        account("ap1", SystemRole.HR_APPROVER);
        call("POST", "/api/access-codes", "ap1", PASSWORD, "{}").andExpect(status().isForbidden());
    }

    @Test
    void twenty_thousand_people_get_theirs_in_seconds() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            roster.write("P" + i, "人" + i, "U" + i % 52);
        }
        long began = System.nanoTime();
        assertThat(issue("{}")).hasSize(20_004);
        assertThat(issue("{}")).hasSize(20_004);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    }
}
