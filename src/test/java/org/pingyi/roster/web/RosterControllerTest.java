package org.pingyi.roster.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.pingyi.web.Callers.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.TooLarge;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.UnsupportedType;
import org.pingyi.roster.ExportingRoster;
import org.pingyi.roster.ImportReport;
import org.pingyi.roster.ImportingRoster;
import org.pingyi.roster.Person;
import org.pingyi.roster.Roster;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The roster's calls as contract §3 has them. */
@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@ContextConfiguration(classes = RosterControllerTest.Calls.class)
@AutoConfigureMockMvc(addFilters = false)
class RosterControllerTest {
    private static final Actor OFFICER = new Actor("hr1", "周敏", SystemRole.HR_OFFICER, null);
    private static final Actor APPROVER = new Actor("ap1", "李批", SystemRole.HR_APPROVER, null);
    private static final MockMultipartFile FILE = new MockMultipartFile(
            "file", "roster.csv", "text/csv", "单位编码".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final ImportReport REPORT =
            new ImportReport(3, 18, 9, 1, 2, 4, List.of(new Problem("row 1, 血型", "roster.import.columnIgnored", "血型")));

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.pingyi.web")
    @Import(RosterController.class)
    static class Calls {}

    @Autowired
    MockMvc mvc;

    @MockitoBean
    ImportingRoster importing;

    @MockitoBean
    ExportingRoster exporting;

    @MockitoBean
    Roster roster;

    @MockitoBean
    DatabaseClock clock;

    @Test
    void an_import_answers_with_counts_and_warnings() throws Exception {
        when(importing.bringIn(any(), eq("hr1"))).thenReturn(REPORT);
        mvc.perform(multipart("/api/roster").file(FILE).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                        {"units": 3, "people": 18, "cadres": 9, "added": 1, "changed": 2, "removed": 4,
                                         "warnings": ["row 1, 血型：花名册没有“血型”这一列，已忽略"]}""", org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @Test
    void what_was_uploaded_is_read_and_not_kept() throws Exception {
        var seen = new Path[1];
        when(importing.bringIn(any(), any())).thenAnswer(call -> {
            seen[0] = call.getArgument(0);
            return Files.readString(seen[0]).equals("单位编码") ? REPORT : null;
        });
        mvc.perform(multipart("/api/roster").file(FILE).with(as(OFFICER))).andExpect(status().isOk());
        org.assertj.core.api.Assertions.assertThat(seen[0]).doesNotExist();
    }

    @Test
    void a_preview_imports_nothing() throws Exception {
        when(importing.preview(any())).thenReturn(REPORT);
        mvc.perform(multipart("/api/roster?preview=true").file(FILE).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.added").value(1));
        verify(importing).preview(any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "TRUE", "yes"})
    void a_preview_that_is_not_clear_is_refused(String preview) throws Exception {
        mvc.perform(multipart("/api/roster?preview=" + preview).file(FILE).with(as(OFFICER)))
                .andExpect(status().isUnprocessableEntity());
        verifyNoInteractions(importing);
    }

    @Test
    void warnings_come_in_the_callers_language() throws Exception {
        when(importing.bringIn(any(), any())).thenReturn(REPORT);
        mvc.perform(multipart("/api/roster")
                        .file(FILE)
                        .header("Accept-Language", "en")
                        .with(as(OFFICER)))
                .andExpect(jsonPath("$.warnings[0]").value(containsString("is ignored")));
    }

    @Test
    void errors_are_problems_by_row_and_column() throws Exception {
        when(importing.bringIn(any(), any()))
                .thenThrow(new Invalid(
                        List.of(new Problem("row 3041, 职级", "roster.import.rank", "副处级")), "roster.import.refused"));
        mvc.perform(multipart("/api/roster").file(FILE).with(as(OFFICER)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problems[0].at").value("row 3041, 职级"))
                .andExpect(jsonPath("$.problems[0].message").value("“副处级”不是可以填的职级"));
    }

    @Test
    void too_large_is_413_and_no_roster_415() throws Exception {
        when(importing.bringIn(any(), any()))
                .thenThrow(new TooLarge("roster.import.rows", "250000"))
                .thenThrow(new UnsupportedType("roster.import.format"));
        mvc.perform(multipart("/api/roster").file(FILE).with(as(OFFICER))).andExpect(status().isPayloadTooLarge());
        mvc.perform(multipart("/api/roster").file(FILE).with(as(OFFICER))).andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void without_a_file_it_is_422_and_without_multipart_415() throws Exception {
        mvc.perform(multipart("/api/roster")
                        .file(new MockMultipartFile("other", new byte[] {1}))
                        .with(as(OFFICER)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/roster")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(as(OFFICER)))
                .andExpect(status().isUnsupportedMediaType());
    }

    @ParameterizedTest
    @EnumSource(
            value = SystemRole.class,
            names = {"HR_OFFICER"},
            mode = EnumSource.Mode.EXCLUDE)
    void only_hr_officers_import(SystemRole role) throws Exception {
        mvc.perform(multipart("/api/roster").file(FILE).with(as(new Actor("x", "x", role, null))))
                .andExpect(status().isForbidden());
        verifyNoInteractions(importing);
    }

    @Test
    void the_export_is_a_workbook() throws Exception {
        doAnswer(call -> {
                    try {
                        call.getArgument(0, OutputStream.class).write(new byte[] {'P', 'K'});
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                    return null;
                })
                .when(exporting)
                .writeTo(any());
        for (var actor : List.of(OFFICER, APPROVER)) {
            mvc.perform(get("/api/roster.xlsx").with(as(actor)))
                    .andExpect(status().isOk())
                    .andExpect(
                            content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                    .andExpect(header().string("Content-Disposition", containsString("roster.xlsx")))
                    .andExpect(content().bytes(new byte[] {'P', 'K'}));
        }
    }

    @Test
    void a_person_is_shown_with_rank_pool_and_posts() throws Exception {
        when(roster.find(new EmployeeNumber("0101")))
                .thenReturn(Optional.of(new Person(
                        new EmployeeNumber("0101"),
                        "赵正",
                        Rank.SECTION_CHIEF,
                        Person.Pool.IN,
                        List.of(new Person.Place(new UnitCode("U01"), RaterGroup.PRINCIPAL)),
                        "138",
                        null)));
        mvc.perform(get("/api/people/0101").with(as(APPROVER)))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                        {"employeeNumber": "0101", "name": "赵正", "rank": "SECTION_CHIEF", "pool": "IN",
                                         "posts": [{"unit": "U01", "role": "PRINCIPAL"}]}""", org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @Test
    void who_has_no_rank_has_it_as_null() throws Exception {
        when(roster.find(new EmployeeNumber("0102")))
                .thenReturn(Optional.of(new Person(
                        new EmployeeNumber("0102"),
                        "钱副",
                        null,
                        Person.Pool.HUMAN_RESOURCE_POOL,
                        List.of(),
                        null,
                        null)));
        mvc.perform(get("/api/people/0102").with(as(OFFICER)))
                .andExpect(jsonPath("$.rank").value(nullValue()))
                .andExpect(jsonPath("$.keys()", contains("employeeNumber", "name", "rank", "pool", "posts")));
    }

    @ParameterizedTest
    @CsvSource({"0999", "not%20a%20number", "%E8%B5%B5"})
    void nobody_is_404(String number) throws Exception {
        when(roster.find(any())).thenReturn(Optional.empty());
        mvc.perform(get(java.net.URI.create("/api/people/" + number)).with(as(OFFICER)))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @EnumSource(
            value = SystemRole.class,
            names = {"ACCOUNT_ADMIN", "PROCESS_ADMIN", "AUDITOR"})
    void people_and_export_are_for_hr_only(SystemRole role) throws Exception {
        var actor = new Actor("x", "x", role, null);
        mvc.perform(get("/api/people/0101").with(as(actor))).andExpect(status().isForbidden());
        mvc.perform(get("/api/roster.xlsx").with(as(actor))).andExpect(status().isForbidden());
        verifyNoInteractions(roster, exporting);
    }
}
