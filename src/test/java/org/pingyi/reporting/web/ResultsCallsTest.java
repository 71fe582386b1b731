package org.pingyi.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.BDDMockito.given;
import static org.pingyi.web.Callers.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results;
import org.pingyi.outcome.Results.OwnResult;
import org.pingyi.outcome.Results.Result;
import org.pingyi.outcome.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@ContextConfiguration(classes = ResultsCallsTest.Calls.class)
@AutoConfigureMockMvc(addFilters = false)
class ResultsCallsTest {
    private static final CampaignCode CAMPAIGN = new CampaignCode("2026");
    private static final AppraisalId ID = new AppraisalId(new UUID(0, 1));
    private static final Actor OFFICER = new Actor("hr1", "周敏", SystemRole.HR_OFFICER, null);

    @ComponentScan(
            basePackages = {"org.pingyi.web", "org.pingyi.reporting.web", "org.pingyi.outcome.web"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "org\\.pingyi\\.web\\.(WebSetup|Languages|Problems|Refusals)",
                                "org\\.pingyi\\.reporting\\.web\\.ResultsController",
                                "org\\.pingyi\\.outcome\\.web\\.MyResultsController"
                            }))
    static class Calls {}

    @MockitoBean
    Results results;

    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @EnumSource(
            value = SystemRole.class,
            names = {"HR_OFFICER", "HR_APPROVER"})
    void hr_reads_the_results_as_the_contract_writes_them(SystemRole role) throws Exception {
        given(results.of(CAMPAIGN)).willReturn(List.of(weak(), late()));
        mvc.perform(get("/api/campaigns/2026/results").with(as(new Actor("hr", "hr", role, null))))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        "[{\"employeeNumber\":\"0111\",\"name\":\"李伟\",\"unit\":\"GY01\",\"rank\":\"SECTION_CHIEF\","
                                                + "\"status\":\"GRADED\",\"composite\":\"64.50\",\"grade\":\"WEAK\",\"measure\":\"DEMOTION\","
                                                + "\"decision\":\"PENDING\"},"
                                                + "{\"employeeNumber\":\"0114\",\"name\":\"赵六\",\"unit\":\"GY01\",\"rank\":\"SECTION_CHIEF\","
                                                + "\"status\":\"EXCLUDED\",\"measure\":\"EXCLUSION\",\"decision\":\"APPLIED\"}]"));
    }

    @Test
    void hr_reads_the_workbook() throws Exception {
        given(results.of(CAMPAIGN)).willReturn(List.of(weak()));
        var workbook = mvc.perform(get("/api/campaigns/2026/results.xlsx").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .andExpect(header().string("Content-Disposition", containsString("results-2026.xlsx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(workbook).startsWith('P', 'K');
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "ACCOUNT_ADMIN", "PROCESS_ADMIN", "AUDITOR"})
    void nobody_but_hr_reads_them_known_campaign_or_not(SystemRole role) throws Exception {
        given(results.of(new CampaignCode("2099"))).willThrow(new Unknown("campaign.unknown"));
        for (var path : List.of("2026/results", "2026/results.xlsx", "2099/results", "not%20a%20code/results.xlsx")) {
            mvc.perform(get(URI.create("/api/campaigns/" + path)).with(as(new Actor("a", "a", role, null))))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "results.xlsx"})
    void before_the_tally_is_not_now_and_an_unknown_campaign_unknown(String what) throws Exception {
        given(results.of(CAMPAIGN)).willThrow(new NotNow("outcome.results.notYet"));
        given(results.of(new CampaignCode("2099"))).willThrow(new Unknown("outcome.task.unknown"));
        mvc.perform(get("/api/campaigns/2026/" + what).with(as(OFFICER)).header("Accept-Language", "en"))
                .andExpect(status().isConflict())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(content().string(containsString("haven’t been counted")));
        mvc.perform(get("/api/campaigns/2099/" + what).with(as(OFFICER))).andExpect(status().isNotFound());
        mvc.perform(get("/api/campaigns/{code}/" + what, "not a code").with(as(OFFICER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_cadre_reads_his_own() throws Exception {
        given(results.ownOf(new EmployeeNumber("0111")))
                .willReturn(List.of(new OwnResult(
                        ID, CAMPAIGN, Status.GRADED, null, Grade.WEAK, Measure.DEMOTION, Decision.APPLIED)));
        mvc.perform(get("/api/me/results").with(as(new Actor("0111", "李伟", null, new EmployeeNumber("0111")))))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        "[{\"campaign\":\"2026\",\"status\":\"GRADED\",\"grade\":\"WEAK\",\"measure\":\"DEMOTION\",\"decision\":\"APPLIED\"}]"));
    }

    @Test
    void a_system_account_reads_nothing_here_also_where_it_is_linked_to_a_cadre() throws Exception {
        given(results.ownOf(new EmployeeNumber("0111")))
                .willReturn(List.of(new OwnResult(
                        ID, CAMPAIGN, Status.GRADED, null, Grade.WEAK, Measure.DEMOTION, Decision.APPLIED)));
        for (var actor : List.of(OFFICER, new Actor("spy", "spy", null, new EmployeeNumber("0111")))) {
            mvc.perform(get("/api/me/results").with(as(actor)))
                    .andExpect(status().isOk())
                    .andExpect(content().string("[]"));
        }
    }

    private static Result weak() {
        return new Result(
                ID,
                new EmployeeNumber("0111"),
                "李伟",
                new UnitCode("GY01"),
                "机电部",
                Rank.SECTION_CHIEF,
                Status.GRADED,
                "64.50",
                Grade.WEAK,
                Measure.DEMOTION,
                Decision.PENDING,
                null);
    }

    private static Result late() {
        return new Result(
                ID,
                new EmployeeNumber("0114"),
                "赵六",
                new UnitCode("GY01"),
                "机电部",
                Rank.SECTION_CHIEF,
                Status.EXCLUDED,
                null,
                null,
                Measure.EXCLUSION,
                Decision.APPLIED,
                null);
    }
}
