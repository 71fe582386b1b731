package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.SystemRole;
import org.springframework.beans.factory.annotation.Autowired;

class AccountsTest extends OnIdentity {
    @Autowired
    Logins logins;

    @Autowired
    CredentialNotices notices;

    @Test
    void an_account_is_made_and_answered_without_its_password() throws Exception {
        asAdmin(
                        "POST",
                        "/api/accounts",
                        "{\"username\": \"hr1\", \"password\": \"a long password\", \"displayName\": \"王敏\", \"role\": \"HR_OFFICER\", \"employeeNumber\": \"007\"}")
                .andExpect(status().isCreated())
                .andExpect(
                        content()
                                .string(
                                        "{\"username\":\"hr1\",\"displayName\":\"王敏\",\"role\":\"HR_OFFICER\",\"employeeNumber\":\"007\"}"));
        assertThat(statusOf("hr1", "a long password")).isEqualTo(200);
        assertThat(deeds.done).containsExactly(new Deed("admin", "ACCOUNT_CREATED", "hr1", "HR_OFFICER"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SystemRole.class,
            names = {"HR_OFFICER", "HR_APPROVER", "PROCESS_ADMIN", "AUDITOR"})
    void only_account_administrators_keep_accounts(SystemRole role) throws Exception {
        account("other", role);
        for (var path : new String[] {
            "GET /api/accounts", "POST /api/accounts", "DELETE /api/accounts/admin", "PUT /api/accounts/nobody/password"
        }) {
            var call = path.split(" ");
            call(call[0], call[1], "other", PASSWORD, "{").andExpect(status().isForbidden());
        }
        asAdmin("POST", "/api/access-codes", "{}").andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /username /password /displayName",
                "{\"username\": \"a b\", \"password\": \"123456789\", \"displayName\": \" \"} | /username /password /displayName",
                "{\"username\": \"a\", \"password\": \"1234567890\", \"displayName\": \"A\", \"role\": \"BOSS\"} | /role",
                "{\"username\": \"a\", \"password\": \"1234567890\", \"displayName\": \"A\", \"role\": null} | /role",
                "{\"username\": \"a\", \"password\": \"1234567890\", \"displayName\": \"A\", \"employeeNumber\": 7} | /employeeNumber",
                "{\"username\": \"a\", \"password\": 1234567890, \"displayName\": \"A\"} | /password",
            })
    void what_is_wrong_with_an_account_is_told_with_its_place(String body, String places) throws Exception {
        var problems = asAdmin("POST", "/api/accounts", body)
                .andExpect(status().is(422))
                .andExpect(content().contentType("application/problem+json"));
        for (var place : places.split(" ")) {
            problems.andExpect(
                    jsonPath("$.problems[?(@.at == '" + place + "')]").exists());
        }
    }

    @Test
    void passwords_are_counted_in_code_points() throws Exception {
        var body = "{\"username\": \"a\", \"password\": \"%s\", \"displayName\": \"A\"}";
        asAdmin("POST", "/api/accounts", body.formatted("𠮷".repeat(129))).andExpect(status().is(422));
        asAdmin("POST", "/api/accounts", body.formatted("𠮷".repeat(9))).andExpect(status().is(422));
        asAdmin("POST", "/api/accounts", body.formatted("𠮷".repeat(128))).andExpect(status().is(201));
        assertThat(statusOf("a", "𠮷".repeat(128))).isEqualTo(200);
        assertThat(statusOf("a", "𠮷".repeat(127))).isEqualTo(401);
    }

    @Test
    void a_name_is_given_once_and_employee_numbers_count() throws Exception {
        roster.write("0101", "赵正", "U1");
        account("hr1", null);
        accounts.disable("admin", "hr1");
        for (var taken : new String[] {"admin", "hr1", "0101"}) {
            asAdmin("POST", "/api/accounts", "{\"username\": \"" + taken + "\", \"password\": \"short\"}")
                    .andExpect(status().isConflict());
        }
        var code = personWithCode("0102");
        roster.remove("0102");
        asAdmin("POST", "/api/accounts", "{\"username\": \"0102\"}").andExpect(status().isConflict());
        assertThat(statusOf("0102", code)).isEqualTo(401);
    }

    @Test
    void a_person_has_one_enabled_account() throws Exception {
        var body =
                "{\"username\": \"%s\", \"password\": \"a long password\", \"displayName\": \"A\", \"employeeNumber\": \"007\"}";
        asAdmin("POST", "/api/accounts", body.formatted("a")).andExpect(status().isCreated());
        asAdmin("POST", "/api/accounts", body.formatted("b")).andExpect(status().isConflict());
        accounts.disable("admin", "a");
        asAdmin("POST", "/api/accounts", body.formatted("b")).andExpect(status().isCreated());
    }

    @Test
    void one_of_many_who_want_the_same_name_at_once_gets_it() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    account("wanted", null);
                    return true;
                } catch (NotNow taken) {
                    return false;
                }
            };
            int won = 0;
            for (var outcome :
                    pool.invokeAll(Stream.generate(() -> attempt).limit(8).toList())) {
                won += outcome.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_disabled_account_is_listed_as_such_and_cannot_log_in() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(200);
        asAdmin("DELETE", "/api/accounts/hr1", null).andExpect(status().isNoContent());
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(401);
        asAdmin("GET", "/api/accounts", null)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].username").value("admin"))
                .andExpect(jsonPath("$[0].disabled").doesNotExist())
                .andExpect(jsonPath("$[1].disabled").value(true))
                .andExpect(content().string(not(containsString("password"))));
        asAdmin("PUT", "/api/accounts/hr1/password", "{\"password\": \"short\"}")
                .andExpect(status().isConflict());
        asAdmin("DELETE", "/api/accounts/hr1", null).andExpect(status().isNoContent());
        assertThat(deeds.done.stream().filter(deed -> deed.action().equals("ACCOUNT_DISABLED")))
                .hasSize(1);
    }

    @Test
    void the_last_administrator_and_a_scrutineer_of_a_running_campaign_stay() throws Exception {
        asAdmin("DELETE", "/api/accounts/admin", null).andExpect(status().isConflict());
        account("jw01", null);
        when(campaigns.isScrutineer("jw01")).thenReturn(true);
        asAdmin("DELETE", "/api/accounts/jw01", null).andExpect(status().isConflict());
        asAdmin("DELETE", "/api/accounts/nobody", null).andExpect(status().isNotFound());
        account("admin2", SystemRole.ACCOUNT_ADMIN);
        asAdmin("DELETE", "/api/accounts/admin", null).andExpect(status().isNoContent());
    }

    @Test
    void a_password_that_somebody_else_set_is_told_once() throws Exception {
        account("hr1", SystemRole.HR_OFFICER);
        assertThat(notices.untold("hr1")).isPresent();
        notices.told("hr1");
        assertThat(notices.untold("hr1")).isEmpty();
        asAdmin("PUT", "/api/accounts/hr1/password", "{\"password\": \"another password\"}")
                .andExpect(status().isNoContent());
        assertThat(notices.untold("hr1")).isPresent();
        assertThat(statusOf("hr1", PASSWORD)).isEqualTo(401);
        assertThat(statusOf("hr1", "another password")).isEqualTo(200);
        call(
                        "PUT",
                        "/api/me/password",
                        "hr1",
                        "another password",
                        "{\"old\": \"another password\", \"new\": \"" + PASSWORD + "\"}")
                .andExpect(status().isNoContent());
        assertThat(notices.untold("hr1")).isEmpty();
        assertThat(deeds.done)
                .extracting(Deed::action)
                .containsExactly("ACCOUNT_CREATED", "PASSWORD_SET", "PASSWORD_CHANGED");
    }

    @Test
    void existence_is_looked_at_before_the_body_and_state_before_the_content() throws Exception {
        asAdmin("PUT", "/api/accounts/nobody/password", "{").andExpect(status().isNotFound());
        account("a", null);
        asAdmin("PUT", "/api/accounts/a/password", "{").andExpect(status().isBadRequest());
        asAdmin("PUT", "/api/accounts/a/password", "{\"password\": \"short\"}").andExpect(status().is(422));
        asAdmin("PUT", "/api/accounts/a b/password", "{}").andExpect(status().isNotFound());
    }

    @Test
    void scrutineers_are_accounts_without_a_role_or_people_who_can_log_in() {
        account("jw01", null);
        account("hr1", SystemRole.HR_OFFICER);
        roster.write("0101", "赵正", "U1");
        personWithCode("0102");
        assertThat(logins.standingOf("jw01")).isEqualTo(Logins.Standing.READY);
        assertThat(logins.standingOf("hr1")).isEqualTo(Logins.Standing.UNFIT);
        assertThat(logins.standingOf("nobody")).isEqualTo(Logins.Standing.UNFIT);
        assertThat(logins.standingOf("不是 名字")).isEqualTo(Logins.Standing.UNFIT);
        assertThat(logins.standingOf("0101")).isEqualTo(Logins.Standing.CANNOT_LOG_IN);
        assertThat(logins.standingOf("0102")).isEqualTo(Logins.Standing.READY);
        accounts.disable("admin", "jw01");
        roster.remove("0102");
        assertThat(logins.standingOf("jw01")).isEqualTo(Logins.Standing.CANNOT_LOG_IN);
        assertThat(logins.standingOf("0102")).isEqualTo(Logins.Standing.CANNOT_LOG_IN);
    }

    @Test
    void an_approver_is_there_only_while_he_is_enabled() {
        assertThat(logins.hasApprover()).isFalse();
        account("ap1", SystemRole.HR_APPROVER);
        assertThat(logins.hasApprover()).isTrue();
        accounts.disable("admin", "ap1");
        assertThat(logins.hasApprover()).isFalse();
        assertThat(logins.accountExists("ap1")).isTrue();
    }

    @Test
    void who_has_left_the_roster_logs_in_only_while_a_campaign_expects_him() throws Exception {
        var code = personWithCode("0101");
        roster.remove("0101");
        assertThat(statusOf("0101", code)).isEqualTo(401);
        when(campaigns.expects(new EmployeeNumber("0101"))).thenReturn(true);
        assertThat(statusOf("0101", code)).isEqualTo(200);
        assertThat(logins.actor("0101").orElseThrow().displayName()).isEqualTo("人0101");
    }
}
