package org.pingyi.audit.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.audit.Trail;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.Callers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = AuditCallsTest.Beans.class)
class AuditCallsTest {
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.pingyi.web")
    @Import(AuditController.class)
    static class Beans {}

    @MockitoBean
    Trail trail;

    @MockitoBean
    DatabaseClock clock;

    @Autowired
    MockMvc mvc;

    @Test
    void an_auditor_reads_the_trail() throws Exception {
        when(trail.entries(any(), any(), any()))
                .thenReturn(List.of(
                        new Trail.Entry(
                                Instant.parse("2026-04-01T00:00:01Z"), "ap1", "CAMPAIGN_ABORTED", "2026", "方案有误"),
                        new Trail.Entry(Instant.parse("2026-04-01T00:00:00Z"), "system", "X", "10432", null)));

        mvc.perform(get("/api/audit").with(as(SystemRole.AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                [{"at": "2026-04-01T00:00:01Z", "actor": "ap1", "action": "CAMPAIGN_ABORTED", "subject": "2026", "detail": "方案有误"},
                                 {"at": "2026-04-01T00:00:00Z", "actor": "system", "action": "X", "subject": "10432"}]
                                """, true));
        verify(trail).entries(null, null, null);
    }

    @Test
    void he_asks_for_a_period_and_an_actor() throws Exception {
        mvc.perform(get("/api/audit")
                        .param("from", "2026-04-01T08:00:00+08:00")
                        .param("to", "2026-04-02T00:00:00Z")
                        .param("actor", "hr1")
                        .with(as(SystemRole.AUDITOR)))
                .andExpect(status().isOk());
        verify(trail).entries(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-04-02T00:00:00Z"), "hr1");
    }

    @Test
    void a_plus_sign_that_was_not_encoded_is_understood() throws Exception {
        mvc.perform(get("/api/audit").param("from", "2026-04-01T08:00:00 08:00").with(as(SystemRole.AUDITOR)))
                .andExpect(status().isOk());
        verify(trail).entries(Instant.parse("2026-04-01T00:00:00Z"), null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, ''",
        "from, 2026-04-01",
        "to, 2026-04-01T08:00:00",
        "to, +99999-04-01T08:00:00Z",
        "to, 2026-13-01T08:00:00Z",
        "actor, ''",
        "actor, a b",
        "actor, 李伟"
    })
    void what_cannot_be_asked_is_invalid(String parameter, String value) throws Exception {
        mvc.perform(get("/api/audit").param(parameter, value).with(as(SystemRole.AUDITOR)))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.problems[0].at").value(parameter));
    }

    @ParameterizedTest
    @EnumSource(names = "AUDITOR", mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_reads_it(SystemRole role) throws Exception {
        mvc.perform(get("/api/audit").param("from", "x").with(as(role))).andExpect(status().isForbidden());
    }

    private static RequestPostProcessor as(SystemRole role) {
        return Callers.as(new Actor("me", "Me", role, null));
    }
}
