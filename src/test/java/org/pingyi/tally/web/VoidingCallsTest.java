package org.pingyi.tally.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.CampaignView;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.tally.Voiding;
import org.pingyi.web.Callers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@ContextConfiguration(classes = VoidingCallsTest.Context.class)
@AutoConfigureMockMvc(addFilters = false)
class VoidingCallsTest {
    private static final CampaignCode CAMPAIGN = new CampaignCode("2026");
    private static final UnitCode UNIT = new UnitCode("GY01");

    @ComponentScan(
            basePackages = {"org.pingyi.web", "org.pingyi.tally.web"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "org\\.pingyi\\.web\\.(WebSetup|Languages|Problems|Refusals)",
                                "org\\.pingyi\\.tally\\.web\\.VoidingController"
                            }))
    static class Context {}

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Voiding voiding;

    @MockitoBean
    Campaigns campaigns;

    @MockitoBean
    CampaignViews views;

    @BeforeEach
    void answer() {
        when(views.of(any()))
                .thenReturn(new CampaignView("2026", "评议", Phase.OPENING, null, null, null, false, List.of()));
        // the real one looks at what is asked only after the state
        doAnswer(call -> call.getArgument(3, Supplier.class).get())
                .when(voiding)
                .voidUnit(any(), any(), any(), any());
    }

    @Test
    void an_approver_voids_a_unit() throws Exception {
        call(SystemRole.HR_APPROVER, "{\"reason\": \"票数与人数不符\"}").andExpect(status().isOk());
        verify(voiding).voidUnit(any(), eq(CAMPAIGN), eq(UNIT), any());
    }

    @Test
    void nobody_else_does() throws Exception {
        for (var role : List.of(SystemRole.HR_OFFICER, SystemRole.PROCESS_ADMIN, SystemRole.AUDITOR)) {
            call(role, "{\"reason\": \"why\"}").andExpect(status().isForbidden());
        }
        verify(voiding, never()).voidUnit(any(), any(), any(), any());
    }

    @Test
    void an_unknown_unit_comes_before_what_is_not_json_and_that_before_the_phase() throws Exception {
        doThrow(new NotNow("tally.voiding.phase")).when(voiding).voidUnit(any(), any(), any(), any());
        call(SystemRole.HR_APPROVER, "{").andExpect(status().isBadRequest());
        call(SystemRole.HR_APPROVER, "{\"unknown\": 1}").andExpect(status().isConflict());
        doThrow(new Unknown("tally.unit.unknown", UNIT)).when(voiding).requireUnit(CAMPAIGN, UNIT);
        call(SystemRole.HR_APPROVER, "{").andExpect(status().isNotFound());
    }

    @Test
    void an_unknown_property_is_refused_last() throws Exception {
        call(SystemRole.HR_APPROVER, "{\"reason\": \"why\", \"unit\": \"GY01\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.problems[0].at").exists());
    }

    private ResultActions call(SystemRole role, String body) throws Exception {
        return mvc.perform(post("/api/campaigns/2026/units/GY01/voiding")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Callers.as(new Actor("hr2", "审批人", role, null))));
    }
}
