package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.SystemRole;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;

class LoggingInTest extends OnIdentity {
    private void wrongTimes(int times, String user) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(statusOf(user, "wrong password " + i)).isEqualTo(401);
        }
    }

    private void minutesPass(int minutes) {
        jdbc.sql("update identity.wrong_attempt set at = at - make_interval(mins => ?)")
                .param(minutes)
                .update();
    }

    @Test
    void nobody_is_told_to_log_in_by_a_problem_with_a_challenge() throws Exception {
        call("GET", "/api/tasks", null, null, null)
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("WWW-Authenticate", containsString("Basic")))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(jsonPath("$.status").value(401));
        call("POST", "/api/accounts", null, null, "{").andExpect(status().isUnauthorized());
        call("POST", "/api/nowhere", null, null, "{").andExpect(status().isUnauthorized());
        call("GET", "/api", null, null, null).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !", "Basic YQ==", "Bearer abc", "Basic AGE6Yg=="})
    void a_broken_header_is_nobody(String authorization) throws Exception {
        mvc.perform(get("/api/tasks").header("Authorization", authorization)).andExpect(status().isUnauthorized());
    }

    @Test
    void a_script_whose_session_has_ended_gets_no_challenge_that_opens_a_dialogue() throws Exception {
        mvc.perform(get("/api/tasks").header("Sec-Fetch-Dest", "empty"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().doesNotExist("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr1", "nobody", "0101", "不是名字", "a b"})
    void five_wrong_passwords_stop_a_name_whether_it_exists_or_not(String name) throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        personWithCode("0101");
        wrongTimes(5, name);
        call("GET", "/api/tasks", name, "wrong once more", null)
                .andExpect(status().is(429))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(429))
                .andExpect(result -> assertThat(
                                Integer.parseInt(result.getResponse().getHeader("Retry-After")))
                        .isBetween(880, 900));
    }

    @Test
    void the_right_password_does_not_open_a_stopped_name_nor_reset_the_count() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(200);
        wrongTimes(4, "hr1");
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(200);
        wrongTimes(1, "hr1");
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(429);
        assertThat(statusOf("admin", ADMIN_PASSWORD)).isEqualTo(200);
    }

    @Test
    void the_stop_ends_with_the_fifteen_minutes_and_what_is_tried_meanwhile_does_not_lengthen_it() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        wrongTimes(2, "hr1");
        minutesPass(10);
        wrongTimes(3, "hr1");
        call("GET", "/api/tasks", "hr1", PASSWORD, null)
                .andExpect(result -> assertThat(
                                Integer.parseInt(result.getResponse().getHeader("Retry-After")))
                        .isBetween(280, 300));
        for (int i = 0; i < 10; i++) {
            assertThat(statusOf("hr1", "wrong")).isEqualTo(429);
        }
        minutesPass(6);
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(200);
        wrongTimes(2, "hr1");
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(429);
    }

    @Test
    void an_access_code_is_taken_even_while_the_name_is_stopped_but_its_owners_password_is_not() throws Exception {
        var code = personWithCode("0101");
        wrongTimes(5, "0101");
        assertThat(statusOf("0101", code)).isEqualTo(200);
        call("PUT", "/api/me/password", "0101", code, "{\"old\": \"" + code + "\", \"new\": \"" + PASSWORD + "\"}")
                .andExpect(status().is(429))
                .andExpect(header().exists("Retry-After"));
        assertThat(statusOf("0101", "ABCDEFGHJKLM")).isEqualTo(429);
    }

    @Test
    void a_new_code_or_password_lifts_the_stop() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        wrongTimes(5, "hr1");
        accounts.setPassword("admin", "hr1", "a new password");
        assertThat(statusOf("hr1", "a new password")).isEqualTo(200);
        personWithCode("0101");
        wrongTimes(5, "0101");
        assertThat(statusOf("0101", "wrong")).isEqualTo(429);
        personWithCode("0101");
        assertThat(statusOf("0101", "wrong")).isEqualTo(401);
    }

    @Test
    void a_wrong_old_password_counts() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        var body = "{\"old\": \"wrong\", \"new\": \"a new password\"}";
        for (int i = 0; i < 5; i++) {
            call("PUT", "/api/me/password", "hr1", PASSWORD, body)
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.problems[0].at").value("/old"));
        }
        call("PUT", "/api/me/password", "hr1", PASSWORD, body).andExpect(status().is(429));
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(429);
    }

    @Test
    void a_new_password_that_is_unfit_changes_nothing() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        for (var body : new String[] {
            "{\"old\": \"" + PASSWORD + "\", \"new\": \"short\"}",
            "{\"old\": \"" + PASSWORD + "\"}",
            "{\"new\": \"a new password\"}",
            "{\"old\": \"" + PASSWORD + "\", \"new\": \"a new password\", \"more\": 1}"
        }) {
            call("PUT", "/api/me/password", "hr1", PASSWORD, body).andExpect(status().is(422));
        }
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(200);
    }

    @Test
    void of_many_guesses_at_once_five_are_answered() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        var pool = Executors.newFixedThreadPool(12);
        try {
            var guesses = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 24; i++) {
                var guess = "guess " + i;
                guesses.add(() -> statusOf("hr1", guess));
            }
            int answered = 0;
            for (var outcome : pool.invokeAll(guesses)) {
                answered += outcome.get() == 401 ? 1 : 0;
            }
            assertThat(answered).isEqualTo(5);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void roles_count_as_they_stand_now() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        call("POST", "/api/access-codes", "hr1", PASSWORD, "{}").andExpect(status().isOk());
        jdbc.sql("update identity.account set role = 'AUDITOR' where username = 'hr1'")
                .update();
        call("POST", "/api/access-codes", "hr1", PASSWORD, "{}").andExpect(status().isForbidden());
    }

    @Test
    void calls_with_basic_make_no_session_and_need_no_token() throws Exception {
        call("POST", "/api/accounts", "admin", ADMIN_PASSWORD, "{}")
                .andExpect(status().is(422))
                .andExpect(header().doesNotExist("Set-Cookie"));
    }

    @Test
    void but_not_where_the_browser_says_that_another_site_sends_them() throws Exception {
        mvc.perform(post("/api/accounts")
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .httpBasic("admin", ADMIN_PASSWORD))
                        .header("Sec-Fetch-Site", "cross-site")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"));
    }

    /** What a browser holds after the login. */
    private record Browser(Cookie session, String token) {}

    private Browser browser(String user, String password) throws Exception {
        var page = mvc.perform(get("/login")).andExpect(status().isOk()).andReturn();
        var result = mvc.perform(post("/login")
                        .cookie(page.getResponse().getCookie("PINGYI"))
                        .param("_csrf", tokenIn(page))
                        .param("username", user)
                        .param("password", password))
                .andReturn();
        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/tasks");
        var session = result.getResponse().getCookie("PINGYI");
        assertThat(session.getValue())
                .isNotEqualTo(page.getResponse().getCookie("PINGYI").getValue());
        var tasks = mvc.perform(get("/tasks").cookie(session))
                .andExpect(status().isOk())
                .andReturn();
        return new Browser(session, tokenIn(tasks));
    }

    private static String tokenIn(MvcResult page) throws Exception {
        var html = page.getResponse().getContentAsString();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @Test
    void a_browser_logs_in_with_its_code_and_its_changes_need_the_token() throws Exception {
        var code = personWithCode("0101");
        var browser = browser("0101", code);
        mvc.perform(get("/api/tasks").cookie(browser.session)).andExpect(status().isOk());
        var change = "{\"old\": \"" + code + "\", \"new\": \"" + PASSWORD + "\"}";
        mvc.perform(put("/api/me/password")
                        .cookie(browser.session)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(change))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(put("/api/me/password")
                        .cookie(browser.session)
                        .header("X-CSRF-TOKEN", browser.token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(change))
                .andExpect(status().isNoContent());
        mvc.perform(get("/api/tasks").cookie(browser.session)).andExpect(status().isOk());
    }

    @Test
    void who_is_logged_in_stays_so_but_a_disabled_account_is_out_at_once() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        var browser = browser("hr1", PASSWORD);
        accounts.setPassword("admin", "hr1", "a new password");
        wrongTimes(5, "hr1");
        mvc.perform(get("/api/tasks").cookie(browser.session)).andExpect(status().isOk());
        accounts.disable("admin", "hr1");
        mvc.perform(get("/api/tasks").cookie(browser.session)).andExpect(status().isUnauthorized());
        mvc.perform(get("/tasks").cookie(browser.session)).andExpect(redirectedUrl("http://localhost/login"));
    }

    @Test
    void the_login_page_says_how_many_tries_are_left_also_of_a_name_that_does_not_exist() throws Exception {
        var page = mvc.perform(get("/login")).andReturn();
        var session = page.getResponse().getCookie("PINGYI");
        for (int left = 4; left >= 0; left--) {
            mvc.perform(post("/login")
                            .cookie(session)
                            .param("_csrf", tokenIn(page))
                            .param("username", "somebody")
                            .param("password", "wrong"))
                    .andExpect(redirectedUrl("/login"));
            mvc.perform(get("/login").cookie(session))
                    .andExpect(content().string(containsString(left > 0 ? "还可以再试 " + left + " 次" : "错的次数太多")));
        }
        mvc.perform(get("/login").cookie(session)).andExpect(content().string(not(containsString("错的次数太多"))));
    }

    @Test
    void a_login_form_that_was_open_for_too_long_is_shown_afresh() throws Exception {
        mvc.perform(post("/login").param("username", "admin").param("password", ADMIN_PASSWORD))
                .andExpect(redirectedUrl("/login?again"));
    }

    @Test
    void pages_need_a_login_and_take_nothing_from_elsewhere() throws Exception {
        mvc.perform(get("/tasks").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("http://localhost/login"));
        mvc.perform(get("/nowhere")).andExpect(redirectedUrl("http://localhost/login"));
        mvc.perform(get("/login"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"));
    }

    @Test
    void health_is_open_and_bare_metrics_are_for_process_administrators_and_nothing_else_is_there() throws Exception {
        mvc.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(content().string("{\"status\":\"UP\"}"));
        account("pa1", SystemRole.PROCESS_ADMIN);
        account("hr1", SystemRole.HR_OFFICER);
        call("GET", "/actuator/prometheus", "pa1", PASSWORD, null).andExpect(status().isOk());
        call("GET", "/actuator/prometheus", "hr1", PASSWORD, null).andExpect(status().isForbidden());
        call("GET", "/actuator/prometheus", null, null, null).andExpect(status().isUnauthorized());
        for (var path : new String[] {"/actuator", "/actuator/env", "/actuator/info", "/actuator/health/db"}) {
            call("GET", path, "pa1", PASSWORD, null).andExpect(status().isForbidden());
        }
    }

    @Test
    void the_engines_applications_are_for_officers_and_process_administrators() throws Exception {
        account("pa1", SystemRole.PROCESS_ADMIN);
        account("au1", SystemRole.AUDITOR);
        var auditor = browser("au1", PASSWORD);
        mvc.perform(get("/camunda/app/tasklist/default/").cookie(auditor.session))
                .andExpect(status().isForbidden());
        mvc.perform(get("/camunda/app/tasklist/default/")).andExpect(redirectedUrl("http://localhost/login"));
        mvc.perform(get("/camunda/api/engine/engine/default/task")).andExpect(status().isUnauthorized());
        var administrator = browser("pa1", PASSWORD);
        mvc.perform(get("/camunda/app/cockpit/default/").cookie(administrator.session))
                .andExpect(status().isNotFound());
        mvc.perform(post("/camunda/api/admin/auth/user/default/login/cockpit").cookie(administrator.session))
                .andExpect(status().isForbidden());
        mvc.perform(post("/camunda/api/admin/setup/default/user/create").cookie(administrator.session))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_description_of_the_api_is_open() throws Exception {
        mvc.perform(get("/api/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.paths['/api/accounts'].post.requestBody.content['application/json'].schema['$ref']")
                                .value("#/components/schemas/NewAccount"))
                .andExpect(jsonPath("$.components.schemas.PasswordChange.properties.new")
                        .exists())
                .andExpect(jsonPath("$.components.schemas.NewAccount.properties.employeeNumber.type")
                        .value("string"))
                .andExpect(jsonPath("$.paths['/api/access-codes'].post.responses['200'].content['text/csv']")
                        .exists());
    }
}
