package org.pingyi.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.hasEntry;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.DecisionTablesInForce;
import org.pingyi.campaign.Progress;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.pingyi.roster.Roster;
import org.pingyi.support.TestDatabase;
import org.pingyi.web.Callers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(classes = CampaignCallsTest.Beans.class, initializers = TestDatabase.class)
@MockitoBean(
        types = {
            Roster.class,
            Logins.class,
            DecisionTablesInForce.class,
            Progress.OfEnrolment.class,
            Progress.OfCollection.class,
            Progress.OfRating.class
        })
class CampaignCallsTest {
    private static final String BODY =
            "{\"code\": \"2026\", \"title\": \"2026年度科级干部评议\", \"scrutineers\": [\"jw01\", \"gh01\", \"10432\"]}";
    private static final Actor OFFICER = new Actor("hr1", "HR", SystemRole.HR_OFFICER, null);
    private static final Actor APPROVER = new Actor("ap1", "AP", SystemRole.HR_APPROVER, null);

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"org.pingyi.campaign", "org.pingyi.kernel", "org.pingyi.database", "org.pingyi.web"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Beans {}

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Appraisals appraisals;

    @Autowired
    Roster roster;

    @Autowired
    Logins logins;

    @Autowired
    DecisionTablesInForce tables;

    @Autowired
    Progress.OfCollection collection;

    @Autowired
    Progress.OfRating rating;

    @BeforeEach
    void a_roster_of_three_units() {
        jdbc.sql("truncate campaign.campaign cascade").update();
        when(logins.standingOf(any())).thenReturn(Logins.Standing.READY);
        when(logins.standingOf("nobody")).thenReturn(Logins.Standing.UNFIT);
        when(logins.actor(any())).thenReturn(Optional.empty());
        when(logins.hasApprover()).thenReturn(true);
        when(tables.bytes()).thenReturn(new byte[] {1});
        var posts = new ArrayList<Post>();
        posts.add(postOf("S01", "机电管理部", "0101", RaterGroup.PRINCIPAL, null));
        posts.add(postOf("S01", "机电管理部", "0102", RaterGroup.DEPUTY, null));
        posts.add(postOf("S01", "机电管理部", "0110", RaterGroup.STAFF, Rank.SECTION_CHIEF));
        posts.add(postOf("S01", "机电管理部", "0111", RaterGroup.STAFF, Rank.SECTION_CHIEF));
        posts.add(postOf("S01", "机电管理部", "0112", RaterGroup.STAFF, null));
        posts.add(postOf("S02", "老干部处", "0201", RaterGroup.PRINCIPAL, null));
        when(roster.posts()).thenReturn(posts);
    }

    @Test
    void a_draft_shows_the_present_roster_and_no_deadlines() throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY)
                .andExpect(status().isCreated())
                .andExpect(content().json(view("DRAFT", "null", "null"), true));
        call(OFFICER, get("/api/campaigns/2026"), null)
                .andExpect(status().isOk())
                .andExpect(content().json(view("DRAFT", "null", "null"), true));
        call(OFFICER, get("/api/campaigns"), null)
                .andExpect(content().json("[" + view("DRAFT", "null", "null") + "]", true));
    }

    @Test
    void an_open_campaign_shows_what_was_frozen_and_what_the_stages_count() throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);
        call(OFFICER, post("/api/campaigns/2026/opening"), "{\"acceptWarnings\": true}")
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.phase").value("ENROLMENT"))
                .andExpect(jsonPath("$.collectionDeadline").value((Object) null))
                .andExpect(jsonPath("$.ruleBookHash")
                        .value(campaigns.get(new CampaignCode("2026")).ruleBookHash()));
        when(roster.posts()).thenReturn(List.of());
        var code = new CampaignCode("2026");
        var collectionDeadline = campaigns.startCollection(code);
        appraisals.exclude(List.of(
                appraisals.find(code, new EmployeeNumber("0111")).orElseThrow().id()));
        var ratingDeadline = campaigns.startRating(code);
        when(collection.submitted(code)).thenReturn(Map.of(new UnitCode("S01"), 1));
        when(rating.turnout(code))
                .thenReturn(Map.of(
                        new UnitCode("S01"),
                        Map.of(
                                RaterGroup.PRINCIPAL,
                                new Progress.Turnout(1, 0),
                                RaterGroup.STAFF,
                                new Progress.Turnout(2, 1))));

        var answer = call(OFFICER, get("/api/campaigns/2026"), null)
                .andExpect(jsonPath("$.units.length()").value(2))
                .andExpect(jsonPath("$.units[0]")
                        .value(allOf(hasEntry("cadres", 2), hasEntry("submitted", 1), hasEntry("excluded", 1))))
                .andExpect(jsonPath("$.units[0].groups.PRINCIPAL.entitled").value(1))
                .andExpect(jsonPath("$.units[0].groups.PRINCIPAL.cast").value(0))
                .andExpect(jsonPath("$.units[0].groups.DEPUTY.entitled").value(0))
                .andExpect(jsonPath("$.units[0].groups.STAFF.cast").value(1))
                .andExpect(jsonPath("$.units[1].groups.STAFF.entitled").value(0))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(instant(answer, "collectionDeadline")).isEqualTo(collectionDeadline);
        assertThat(instant(answer, "ratingDeadline")).isEqualTo(ratingDeadline);
    }

    @ParameterizedTest
    @EnumSource(names = {"HR_OFFICER", "HR_APPROVER", "PROCESS_ADMIN", "AUDITOR"})
    void who_runs_and_who_watches_campaigns_reads_them(SystemRole role) throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);
        var reader = new Actor("reader", "R", role, null);

        call(reader, get("/api/campaigns/2026"), null).andExpect(status().isOk());
        call(reader, get("/api/campaigns/nowhere"), null).andExpect(status().isNotFound());
        call(reader, get("/api/campaigns/{code}", "a b"), null).andExpect(status().isNotFound());
        call(reader, get("/api/campaigns"), null)
                .andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void scrutineers_read_theirs_only_and_others_none_known_or_not() throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);
        call(OFFICER, post("/api/campaigns"), BODY.replace("2026", "2027").replace("jw01", "jw02"));
        var scrutineer = new Actor("jw01", "JW", null, null);
        var person = new Actor("10432", "李伟", null, new EmployeeNumber("10432"));

        call(scrutineer, get("/api/campaigns"), null)
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].code").value("2026"));
        call(person, get("/api/campaigns"), null)
                .andExpect(jsonPath("$.length()").value(2));
        call(scrutineer, get("/api/campaigns/2026"), null).andExpect(status().isOk());
        call(scrutineer, get("/api/campaigns/2027"), null).andExpect(status().isForbidden());
        call(scrutineer, get("/api/campaigns/nowhere"), null).andExpect(status().isForbidden());
        for (var stranger : List.of(
                new Actor("admin", "A", SystemRole.ACCOUNT_ADMIN, null),
                new Actor("0101", "赵正", null, new EmployeeNumber("0101")))) {
            call(stranger, get("/api/campaigns"), null).andExpect(status().isForbidden());
            call(stranger, get("/api/campaigns/2026"), null).andExpect(status().isForbidden());
            call(stranger, get("/api/campaigns/nowhere"), null).andExpect(status().isForbidden());
            call(stranger, get("/api/campaigns/{code}", "a b"), null).andExpect(status().isForbidden());
        }
    }

    @Test
    void the_preflight_speaks_the_readers_language() throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);
        when(logins.hasApprover()).thenReturn(false);

        call(OFFICER, get("/api/campaigns/2026/preflight"), null)
                .andExpect(content().json("""
                                {"errors": [{"code": "NO_APPROVER", "message": "没有可用的组织处理审批账号。"}],
                                 "warnings": [
                                   {"code": "SMALL_GROUP", "unit": "S01", "message": "机电管理部（S01）参评的副职或职工只有一两人，评分不易保密。"},
                                   {"code": "NOTHING_TO_APPRAISE", "unit": "S02", "message": "老干部处（S02）没有考评对象。"}]}
                                """, true));
        call(OFFICER, get("/api/campaigns/2026/preflight").header("Accept-Language", "en"), null)
                .andExpect(jsonPath("$.warnings[1].message").value("老干部处 (S02) has nobody to appraise."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUDITOR     | nowhere/opening     | {                           | 403",
                "HR_OFFICER  | nowhere/opening     | {                           | 404",
                "HR_OFFICER  | 2026/opening        | {                           | 400",
                "HR_OFFICER  | 2026/opening        | {}                          | 422",
                "HR_OFFICER  | 2026/opening        | {\"acceptWarnings\": 1}     | 422",
                "HR_OFFICER  | 2026/opening        | {\"acceptWarnings\": null}  | 422",
                "HR_OFFICER  | 2026/opening        | {\"acceptWarnings\": false} | 422",
                "HR_APPROVER | 2026/opening        | {\"acceptWarnings\": true}  | 403",
                "HR_OFFICER  | 2026/publication    | {\"loud\": true}            | 409",
                "HR_OFFICER  | 2026/publication    | {                           | 400",
                "HR_APPROVER | 2026/publication    | {}                          | 403",
                "HR_OFFICER  | 2026/extension      | {}                          | 403",
                "HR_APPROVER | nowhere/extension   | {                           | 404",
                "HR_APPROVER | 2026/extension      | {                           | 400",
                "HR_APPROVER | 2026/extension      | {\"until\": 1}              | 409",
                "HR_OFFICER  | 2026/abortion       | {\"reason\": \"理由\"}      | 403",
                "HR_APPROVER | 2026/abortion       | {}                          | 422",
                "HR_APPROVER | 2026/abortion       | {\"reason\": \"\"}          | 422",
                "HR_APPROVER | 2026/abortion       | {\"reason\": \"理由\"}      | 202",
            })
    void refusals_come_in_the_contracts_order(SystemRole role, String path, String body, int status) throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);

        call(new Actor("me", "Me", role, null), post("/api/campaigns/" + path), body)
                .andExpect(status().is(status));
    }

    @Test
    void a_campaign_is_made_once_and_changed_under_its_own_code() throws Exception {
        call(APPROVER, post("/api/campaigns"), BODY).andExpect(status().isForbidden());
        call(OFFICER, post("/api/campaigns"), "[]").andExpect(status().is(422));
        call(OFFICER, post("/api/campaigns"), BODY.replace("jw01", "nobody"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.problems[0].at").value("/scrutineers/0"))
                .andExpect(jsonPath("$.problems[0].message").value("监票人须为没有系统角色的账号，或花名册中的人员。"));
        call(OFFICER, post("/api/campaigns"), BODY).andExpect(status().isCreated());
        call(OFFICER, post("/api/campaigns"), "{\"code\": \"2026\"}").andExpect(status().is(409));

        call(OFFICER, put("/api/campaigns/2027"), BODY).andExpect(status().is(404));
        call(OFFICER, put("/api/campaigns/2026"), BODY.replace("\"2026\"", "\"2027\""))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.problems[0].at").value("/code"));
        call(OFFICER, put("/api/campaigns/2026"), BODY.replace("年度", "年"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("2026年科级干部评议"));
        call(OFFICER, put("/api/campaigns/2026"), BODY.replace("}", ", \"collectionStart\": null}"))
                .andExpect(status().isOk());
    }

    @Test
    void a_deadline_is_extended_and_the_campaign_answers_with_it() throws Exception {
        call(OFFICER, post("/api/campaigns"), BODY);
        call(OFFICER, post("/api/campaigns/2026/opening"), "{\"acceptWarnings\": true}");
        var until = campaigns.startCollection(new CampaignCode("2026")).plusSeconds(60);

        var answer = call(
                        APPROVER,
                        post("/api/campaigns/2026/extension"),
                        "{\"until\": \"" + until + "\", \"reason\": \"网络中断\"}")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(instant(answer, "collectionDeadline")).isEqualTo(until);
        call(APPROVER, post("/api/campaigns/2026/extension"), "{\"until\": \"soon\", \"reason\": \"\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.problems[0].at").value("/until"))
                .andExpect(jsonPath("$.problems[1].at").value("/reason"));
    }

    private ResultActions call(Actor actor, MockHttpServletRequestBuilder request, String body) throws Exception {
        request.with(Callers.as(actor));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request);
    }

    private static String view(String phase, String deadline, String hash) {
        return """
                {"code": "2026", "title": "2026年度科级干部评议", "phase": "%s", "collectionDeadline": %s, "ratingDeadline": null,
                 "ruleBookHash": %s, "published": false, "units": [
                   {"code": "S01", "name": "机电管理部", "cadres": 2, "submitted": 0, "excluded": 0, "groups": {
                     "PRINCIPAL": {"entitled": 0, "cast": 0}, "DEPUTY": {"entitled": 0, "cast": 0}, "STAFF": {"entitled": 0, "cast": 0}}},
                   {"code": "S02", "name": "老干部处", "cadres": 0, "submitted": 0, "excluded": 0, "groups": {
                     "PRINCIPAL": {"entitled": 0, "cast": 0}, "DEPUTY": {"entitled": 0, "cast": 0}, "STAFF": {"entitled": 0, "cast": 0}}}]}
                """.formatted(phase, deadline, hash);
    }

    private static Instant instant(String json, String property) {
        String text = JsonPath.read(json, "$." + property);
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Post postOf(String unit, String unitName, String number, RaterGroup role, Rank rank) {
        return new Post(
                new UnitCode(unit),
                unitName,
                new EmployeeNumber(number),
                "人员" + number,
                role,
                rank,
                null,
                rank != null,
                true,
                false);
    }
}
