package org.pingyi.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Answers;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(excludeAutoConfiguration = SecurityAutoConfiguration.class)
@ContextConfiguration(
        classes = {
            WebSetup.class,
            Languages.class,
            OpenApiSetup.class,
            Problems.class,
            Refusals.class,
            ErrorAnswers.class,
            TaskController.class,
            CallsTest.Calls.class
        })
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class
})
@AutoConfigureMockMvc(addFilters = false)
class CallsTest {
    private static final UUID KEY = UUID.fromString("0b1c0b1c-0b1c-0b1c-0b1c-0b1c0b1c0b1c");
    private static final Task TASK = new Task(
            "x-" + KEY,
            TaskKind.VERIFICATION,
            new CampaignCode("2026"),
            new UnitCode("GY01"),
            new Task.Subject(new EmployeeNumber("007"), "李伟"),
            Instant.parse("2026-11-24T08:00:00.123456Z"));

    @RestController
    static class Calls {
        record Content(Integer number) {}

        @PostMapping("/api/things/{code}")
        @Allowed(SystemRole.HR_OFFICER)
        Map<String, Object> change(@PathVariable EmployeeNumber code, Actor actor, JsonBody body) {
            if (code.value().equals("unknown")) {
                throw new Unknown("task.unknown");
            }
            body.tree();
            if (code.value().equals("late")) {
                throw new NotNow("task.noDraft");
            }
            return Map.of("number", body.as(Content.class).number(), "by", actor.login());
        }

        @PostMapping("/api/table")
        @Allowed(anyone = true)
        @org.pingyi.web.Answers("text/csv")
        String table(JsonBody body) {
            body.tree();
            return "a,b";
        }

        @GetMapping("/api/forgotten")
        String forgotten() {
            return "secret";
        }

        @GetMapping("/api/broken")
        @Allowed(anyone = true)
        String broken(@RequestParam(required = false) Integer number) {
            throw new IllegalStateException("the password is hunter2");
        }

        @GetMapping("/api/wrong")
        @Allowed(anyone = true)
        String wrong() {
            throw new Invalid(List.of(new Problem("row 17, 职级", "text.length", 1, 4000, 5000)), "json.invalid");
        }

        @GetMapping("/page")
        String page() {
            throw new Unknown("task.unknown");
        }
    }

    @MockitoBean(answers = Answers.CALLS_REAL_METHODS)
    TaskSource source;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void ids_of_the_source_begin_with_x() {
        when(source.prefix()).thenReturn("x");
    }

    private static RequestPostProcessor as(SystemRole role) {
        return Callers.as(new Actor("me", "Me", role, null));
    }

    @Test
    void who_has_the_role_gets_through_and_is_named() throws Exception {
        mvc.perform(post("/api/things/1")
                        .with(as(SystemRole.HR_OFFICER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"number\": 96}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(96))
                .andExpect(jsonPath("$.by").value("me"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUDITOR    | unknown | image/png | text/plain       | {     | 403",
                "HR_OFFICER | unknown | image/png | text/plain       | {     | 404",
                "HR_OFFICER | a b     | */*       | application/json | {}    | 404",
                "HR_OFFICER | late    | image/png | application/json | {}    | 406",
                "HR_OFFICER | late    | nonsense  | application/json | {}    | 406",
                "HR_OFFICER | late    | */*       | text/plain       | {}    | 415",
                "HR_OFFICER | late    | */*       | application/json;charset=GB18030 | {} | 415",
                "HR_OFFICER | late    | */*       | application/json | {     | 400",
                "HR_OFFICER | late    | */*       | application/json | ''    | 400",
                "HR_OFFICER | late    | */*       | application/json | []    | 409",
                "HR_OFFICER | 1       | */*       | application/json | {\"number\": \"1\"} | 422",
                "HR_OFFICER | 1       | application/json;q=0.5, text/html | application/json | {\"number\": 1} | 200",
            })
    void refusals_come_in_the_contracts_order(
            SystemRole role, String code, String accept, String type, String body, int status) throws Exception {
        var call = post("/api/things/{code}", code)
                .with(as(role))
                .header("Accept", accept)
                .contentType(type)
                .content(body);
        var answer = mvc.perform(call).andExpect(status().is(status));
        if (status >= 400) {
            answer.andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.status").value(status))
                    .andExpect(jsonPath("$.type").value("about:blank"))
                    .andExpect(jsonPath("$.title").isNotEmpty())
                    .andExpect(jsonPath("$.detail").isNotEmpty());
        }
    }

    @Test
    void more_than_a_megabyte_is_too_large() throws Exception {
        mvc.perform(post("/api/things/1")
                        .with(as(SystemRole.HR_OFFICER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("\"" + "a".repeat(1 << 20) + "\""))
                .andExpect(status().is(413));
    }

    @Test
    void a_table_is_not_forced_on_who_wants_json_only() throws Exception {
        var call = post("/api/table").contentType("application/json").content("{}");
        mvc.perform(call.with(as(null)).accept("text/csv")).andExpect(status().isOk());
        mvc.perform(post("/api/table")
                        .contentType("application/json")
                        .content("{}")
                        .with(as(null))
                        .accept("application/json"))
                .andExpect(status().is(406));
    }

    @Test
    void a_handler_without_a_word_on_who_may_call_it_is_closed() throws Exception {
        mvc.perform(get("/api/forgotten").with(as(SystemRole.ACCOUNT_ADMIN))).andExpect(status().is(403));
    }

    @Test
    void the_unexpected_tells_nothing() throws Exception {
        mvc.perform(get("/api/broken").with(as(null)))
                .andExpect(status().is(500))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(content().string(not(containsString("hunter2"))));
    }

    @Test
    void what_spring_refuses_is_a_problem_too() throws Exception {
        mvc.perform(get("/api/nowhere").with(as(null)))
                .andExpect(status().is(404))
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(delete("/api/tasks").with(as(null)))
                .andExpect(status().is(405))
                .andExpect(header().string("Allow", containsString("GET")));
        mvc.perform(get("/api/broken?number=x").with(as(null))).andExpect(status().is(422));
        mvc.perform(get("/api/tasks").with(as(null)).accept("image/png")).andExpect(status().is(406));
    }

    @Test
    void problems_are_told_in_chinese_or_in_english_where_asked_for() throws Exception {
        mvc.perform(get("/api/wrong").with(as(null)).header("Accept-Language", "de"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.title").value("内容有误"))
                .andExpect(jsonPath("$.problems[0].at").value("row 17, 职级"))
                .andExpect(jsonPath("$.problems[0].message").value("长度应为 1–4,000 个字，现为 5,000 个字"));
        mvc.perform(get("/api/wrong").with(as(null)).header("Accept-Language", "en-GB,en;q=0.9"))
                .andExpect(jsonPath("$.title").value("Invalid content"));
    }

    @Test
    void on_a_page_a_refusal_is_a_page() throws Exception {
        mvc.perform(get("/page"))
                .andExpect(status().is(404))
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(containsString("没有这项任务")));
    }

    @Test
    void tasks_are_listed_without_what_they_do_not_have() throws Exception {
        when(source.openTasks(any()))
                .thenReturn(
                        List.of(new Task("x-2", TaskKind.ENROLMENT, new CampaignCode("2026"), null, null, null), TASK));
        mvc.perform(get("/api/tasks").with(as(null)))
                .andExpect(content()
                        .string(equalTo("[{\"id\":\"x-" + KEY
                                + "\",\"kind\":\"VERIFICATION\",\"campaign\":\"2026\",\"unit\":\"GY01\",\"subject\":"
                                + "{\"employeeNumber\":\"007\",\"name\":\"李伟\"},\"due\":\"2026-11-24T08:00:00.123456Z\"},"
                                + "{\"id\":\"x-2\",\"kind\":\"ENROLMENT\",\"campaign\":\"2026\"}]")));
    }

    @Test
    void a_task_is_read_with_its_content() throws Exception {
        when(source.read(any(), any())).thenReturn(new TaskDetail(TASK, Map.of("grade", "WEAK")));
        mvc.perform(get("/api/tasks/x-" + KEY).with(as(null)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.kind").value("VERIFICATION"))
                .andExpect(jsonPath("$.content.grade").value("WEAK"));
    }

    @ParameterizedTest
    @CsvSource({"x-1-1-1-1-1", "y-0b1c0b1c-0b1c-0b1c-0b1c-0b1c0b1c0b1c", "x-0B1C0B1C-0b1c-0b1c-0b1c-0b1c0b1c0b1c", "x"})
    void an_id_that_nobody_gave_is_unknown_whatever_the_body(String id) throws Exception {
        mvc.perform(get("/api/tasks/" + id).with(as(null))).andExpect(status().is(404));
        mvc.perform(post("/api/tasks/" + id + "/completion").with(as(null)).content("{"))
                .andExpect(status().is(404));
    }

    @Test
    void what_has_no_draft_says_so_after_the_syntax() throws Exception {
        mvc.perform(put("/api/tasks/x-" + KEY + "/draft")
                        .with(as(null))
                        .contentType("application/json")
                        .content("{"))
                .andExpect(status().is(400));
        mvc.perform(put("/api/tasks/x-" + KEY + "/draft")
                        .with(as(null))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().is(409));
    }

    @Test
    void a_completion_without_an_answer_is_an_empty_object() throws Exception {
        when(source.complete(any(), any(), any())).thenReturn(null);
        mvc.perform(post("/api/tasks/x-" + KEY + "/completion")
                        .with(as(null))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isOk())
                .andExpect(content().json("{}"));
    }

    @Test
    void the_description_tells_bodies_problems_and_the_login() throws Exception {
        mvc.perform(get("/api/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.openapi").isNotEmpty())
                .andExpect(jsonPath("$.components.securitySchemes.basic.scheme").value("basic"))
                .andExpect(jsonPath("$.paths['/api/tasks/{id}/completion'].post.parameters.length()")
                        .value(1))
                .andExpect(
                        jsonPath("$.paths['/api/tasks/{id}/completion'].post.requestBody.content['application/json']")
                                .exists())
                .andExpect(jsonPath(
                                "$.paths['/api/tasks/{id}/completion'].post.responses['422'].content['application/problem+json'].schema['$ref']")
                        .value("#/components/schemas/Problem"))
                .andExpect(jsonPath("$.paths['/api/things/{code}'].post.requestBody")
                        .exists())
                .andExpect(jsonPath("$.paths.keys()", not(hasItem(is("/page")))));
    }
}
