package org.pingyi.campaignrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.pingyi.support.EveryTable;
import org.pingyi.support.Http;
import org.pingyi.support.WholeApplication;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small campaign through the HTTP API: an excluded cadre, every grade, every rank, an objection upheld and one
 * dismissed, a rejected measure, an extension; then a second campaign that is aborted. Marks are chosen so that they
 * can be found again if they stood anywhere.
 */
@WholeApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CampaignOverHttpTest {
    private static final List<String> DIMENSIONS =
            List.of("POLITICAL_QUALITY", "COMMITMENT", "WORK_STYLE", "INNOVATION", "INTEGRITY");

    /** Everybody gives these five to a cadre: their mean, and so the composite, is the figure beside it. */
    private record Cadre(
            String number,
            String rankInChinese,
            String rank,
            int[] points,
            String composite,
            String grade,
            String measure) {}

    private static final List<Cadre> CADRES = List.of(
            cadre("101", "正科级", "SECTION_CHIEF", points(97, 96, 95, 99, 94), "96.20", "EXCELLENT", "NONE"),
            cadre("102", "副科级", "DEPUTY_SECTION_CHIEF", points(89, 91, 86, 93, 88), "89.40", "GOOD", "NONE"),
            cadre("103", "主任科员", "PRINCIPAL_STAFF_MEMBER", points(71, 79, 83, 74, 77), "76.80", "AVERAGE", "NONE"),
            cadre(
                    "104",
                    "副主任科员",
                    "DEPUTY_PRINCIPAL_STAFF_MEMBER",
                    points(61, 67, 69, 63, 62),
                    "64.40",
                    "WEAK",
                    "DEMOTION"),
            cadre("105", "正科级", "SECTION_CHIEF", points(68, 61, 66, 62, 67), "64.80", "WEAK", "DEMOTION"),
            cadre("106", "副科级", "DEPUTY_SECTION_CHIEF", points(60, 69, 64, 68, 61), "64.40", "WEAK", "DEMOTION"),
            cadre("107", "主任科员", "PRINCIPAL_STAFF_MEMBER", points(62, 68, 63, 69, 64), "65.20", "WEAK", "DEMOTION"),
            cadre("108", "副科级", "DEPUTY_SECTION_CHIEF", points(41, 37, 53, 29, 31), "38.20", "POOR", "TRANSFER"),
            cadre("109", "正科级", "SECTION_CHIEF", points(59, 43, 47, 51, 57), "51.40", "POOR", "TRANSFER"),
            cadre("111", "副科级", "DEPUTY_SECTION_CHIEF", points(66, 63, 67, 64, 68), "65.60", "WEAK", "DEMOTION"));

    private static final String EXCLUDED = "110";
    private static final String UNKNOWN_TO_ALL = "201";

    private static Cadre cadre(
            String number, String chinese, String rank, int[] points, String composite, String grade, String measure) {
        return new Cadre(number, chinese, rank, points, composite, grade, measure);
    }

    private static int[] points(int... points) {
        return points;
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskService engine;

    private static Http http;
    private static final List<String> ISSUED = new ArrayList<>();
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

    @BeforeEach
    void connect() {
        if (http == null) {
            http = new Http(port);
            http.knows("admin", WholeApplication.ADMIN);
            listen();
        }
    }

    /** Everything that is logged from here on, with exceptions and what stands beside the messages. */
    private static void listen() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var lines = new PatternLayoutEncoder();
        lines.setContext(root.getLoggerContext());
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern("%logger %msg %mdc %kvp %ex{full}%n");
        lines.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(lines);
        appender.setOutputStream(LOG);
        appender.start();
        root.addAppender(appender);
    }

    @Test
    @Order(1)
    void a_campaign_runs_from_the_roster_to_the_applied_measures() {
        accountsAndRoster();
        openCampaign("2026", "PT20S");
        collect("2026");
        castAll();
        noMarkStandsAnywhere();
        openTheBox();
        compositesStandInTheirOneColumn();
        resultsAreExact();
        decideTheCases();
        measuresHaveChangedTheRoster();
    }

    @Test
    @Order(2)
    void the_trail_holds_each_deed_once_and_no_casting_and_no_login() {
        var decisions =
                CADRES.stream().filter(cadre -> !cadre.measure().equals("NONE")).count();
        assertThat(ok(http.get("hr1", "/api/audit"), 403).status()).isEqualTo(403);
        var deeds = new TreeMap<String, Integer>();
        var about = new ArrayList<String>();
        for (var entry : ok(http.get("au1", "/api/audit"), 200).json()) {
            deeds.merge(entry.get("action").asText(), 1, Integer::sum);
            about.add(entry.get("actor").asText() + " " + entry.get("action").asText() + " "
                    + entry.get("subject").asText());
        }

        var expected = new TreeMap<String, Integer>();
        expected.put("ACCOUNT_CREATED", 8); // the administrator, four with a role, three scrutineers
        expected.put("ROSTER_IMPORTED", 1); // the one that was refused is no deed
        expected.put("ACCESS_CODES_ISSUED", 1);
        expected.put("CAMPAIGN_CREATED", 1);
        expected.put("CAMPAIGN_OPENED", 1);
        expected.put("SCRUTINEER_ENROLLED", 3);
        expected.put("DEADLINE_EXTENDED", 1);
        expected.put("CADRE_EXCLUDED", 1);
        expected.put("PASSPHRASE_GIVEN", 2); // the wrong one is none
        expected.put("BALLOT_BOX_OPENED", 1);
        expected.put("RESULT_VERIFIED", (int) decisions);
        expected.put("OBJECTION_REVIEWED", 2);
        expected.put("MEASURE_APPROVED", 6);
        expected.put("MEASURE_REJECTED", 1);
        expected.put("MEASURE_APPLIED", 6);
        expected.put("RESULTS_PUBLISHED", 1);
        expected.put("CAMPAIGN_CLOSED", 1);
        assertThat(deeds).isEqualTo(expected);
        assertThat(about)
                .contains(
                        "admin ACCOUNT_CREATED hr1",
                        "hr1 CAMPAIGN_OPENED 2026",
                        "jw01 PASSPHRASE_GIVEN 2026",
                        "zz01 BALLOT_BOX_OPENED 2026",
                        "system CADRE_EXCLUDED " + EXCLUDED,
                        "001 RESULT_VERIFIED 107",
                        "hr1 OBJECTION_REVIEWED 107",
                        "ap1 MEASURE_APPROVED 107",
                        "system MEASURE_APPLIED 107")
                .noneMatch(deed -> deed.startsWith("203 ")); // has rated, and nothing else
    }

    @Test
    @Order(4)
    void the_log_of_it_all_says_nothing_about_anybody() {
        var secrets = new ArrayList<String>(List.of(
                "passphrase of",
                "a wrong passphrase",
                "password of",
                WholeApplication.ADMIN,
                "的工作",
                "任务外因",
                "另行处理",
                "复核意见",
                "赵正",
                "钱副",
                "孙副",
                "迟到",
                "吴正",
                "郑新",
                "王职",
                "冯职",
                "EXCELLENT",
                "AVERAGE",
                "TRANSFER",
                "DEMOTION",
                "POLITICAL_QUALITY"));
        for (var cadre : CADRES) {
            secrets.add("李" + cadre.number());
            secrets.add(cadre.composite());
            secrets.add(cadre.composite().replace(".", ""));
            secrets.add(Arrays.toString(cadre.points()));
        }
        secrets.addAll(ISSUED);

        assertThat(ISSUED).hasSizeGreaterThan(15);
        LoggerFactory.getLogger("org.pingyi.test").warn("heard of {}", "a test", new IllegalStateException("told too"));
        assertThat(LOG.toString(StandardCharsets.UTF_8)).contains("heard of a test", "told too");
        for (var secret : secrets) {
            var pattern = Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])");
            assertThat(LOG.toString(StandardCharsets.UTF_8).lines().filter(pattern.asPredicate()))
                    .as("lines with " + secret)
                    .isEmpty();
        }
    }

    @Test
    @Order(3)
    void an_aborted_campaign_leaves_nothing_to_do_and_nothing_to_open() {
        openCampaign("2027", "PT10M");
        var task = task("101", "SELF_REPORT");
        var until = OffsetDateTime.parse(view("2027").get("collectionDeadline").asText())
                .plusHours(1);
        ok(http.post("ap1", "/api/campaigns/2027/extension", Map.of("until", until.toString(), "reason", "停电")), 200);
        assertThat(OffsetDateTime.parse(view("2027").get("collectionDeadline").asText()))
                .isEqualTo(until);
        ok(http.post("ap1", "/api/campaigns/2027/abortion", Map.of("reason", "方案有误")), 202);
        assertThat(view("2027").get("phase").asText()).isEqualTo("ABORTED");
        ok(http.post("101", "/api/tasks/" + task + "/completion", report("101")), 409);
        assertThat(http.get("101", "/api/tasks").json()).isEmpty();
        assertThat(count("""
                select count(*) from ballotbox.scrutineer
                where campaign = '2027' and coalesce(private_key, share, handed_in) is not null""")).isZero();
        within(Duration.ofSeconds(30), () -> count("""
                select count(*) from engine.act_ru_execution where business_key_ like '2027%'""") == 0);
        ok(http.post("ap1", "/api/campaigns/2027/abortion", Map.of("reason", "再来")), 409);
    }

    private void accountsAndRoster() {
        for (var account : Map.of("hr1", "HR_OFFICER", "ap1", "HR_APPROVER", "pa1", "PROCESS_ADMIN", "au1", "AUDITOR")
                .entrySet()) {
            account(account.getKey(), account.getValue());
        }
        for (var scrutineer : List.of("jw01", "gh01", "zz01")) {
            account(scrutineer, null);
        }
        ok(http.upload("hr1", "/api/roster", "roster.csv", roster()), 200);
        var codes = ok(http.post("hr1", "/api/access-codes", Map.of()), 200).text();
        codes.replace("\uFEFF", "").lines().skip(1).map(line -> line.split(",")).forEach(row -> {
            ISSUED.add(row[3].replace("\"", ""));
            http.knows(row[0].replace("\"", ""), row[3].replace("\"", ""));
        });
    }

    private static byte[] roster() {
        var rows = new ArrayList<String>();
        rows.add("单位编码,单位名称,工号,姓名,评议身份,职级");
        rows.add("GY01,机电部,001,赵正,正职,");
        rows.add("GY01,机电部,002,钱副,副职,");
        rows.add("GY01,机电部,003,孙副,副职,");
        for (var cadre : CADRES) {
            rows.add("GY01,机电部," + cadre.number() + ",李" + cadre.number() + ",职工," + cadre.rankInChinese());
        }
        rows.add("GY01,机电部," + EXCLUDED + ",迟到,职工,副科级");
        rows.add("GY02,洗选厂,200,吴正,正职,");
        rows.add("GY02,洗选厂," + UNKNOWN_TO_ALL + ",郑新,职工,正科级");
        rows.add("GY02,洗选厂,202,王职,职工,");
        rows.add("GY02,洗选厂,203,冯职,职工,科员");
        return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    }

    private void openCampaign(String code, String window) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("title", code + "年度评议");
        body.put("scrutineers", List.of("jw01", "gh01", "zz01"));
        body.put("collectionWindow", window);
        ok(http.post("hr1", "/api/campaigns", body), 201);
        ok(http.post("hr1", "/api/campaigns/" + code + "/opening", Map.of("acceptWarnings", true)), 202);
        for (var scrutineer : List.of("jw01", "gh01", "zz01")) {
            ok(complete(scrutineer, "ENROLMENT", Map.of("passphrase", "passphrase of " + scrutineer)), 200);
        }
        phase(code, "COLLECTION");
    }

    private void collect(String campaign) {
        for (var cadre : CADRES) {
            ok(complete(cadre.number(), "SELF_REPORT", report(cadre.number())), 200);
        }
        ok(complete(UNKNOWN_TO_ALL, "SELF_REPORT", report(UNKNOWN_TO_ALL)), 200);
        var late = task(EXCLUDED, "SELF_REPORT");
        noReportTaskIsCompletedPastTheUseCase(campaign);
        phase(campaign, "RATING");
        ok(http.post(EXCLUDED, "/api/tasks/" + late + "/completion", report(EXCLUDED)), 410);
    }

    private void noReportTaskIsCompletedPastTheUseCase(String campaign) {
        var open = engine.createTaskQuery()
                .processInstanceBusinessKey(campaign + "/GY01")
                .taskDefinitionKey("userTask_submitSelfReport");
        within(Duration.ofSeconds(20), () -> open.count() == 1);
        assertThatThrownBy(() -> engine.complete(open.singleResult().getId()))
                .hasMessageContaining("completed on its own page only");
    }

    private void castAll() {
        var until = OffsetDateTime.parse(view("2026").get("ratingDeadline").asText())
                .plusMinutes(30);
        ok(http.post("ap1", "/api/campaigns/2026/extension", Map.of("until", until.toString(), "reason", "网络中断")), 200);
        for (var rater : raters()) {
            var task = task(rater, "BALLOT");
            var marks = new ArrayList<Map<String, Object>>();
            for (var cadre :
                    http.get(rater, "/api/tasks/" + task).json().get("content").get("cadres")) {
                marks.add(mark(cadre.get("employeeNumber").asText()));
            }
            ok(http.post(rater, "/api/tasks/" + task + "/completion", Map.of("marks", marks)), 200);
        }
        phase("2026", "OPENING");
    }

    private static List<String> raters() {
        var raters = new ArrayList<>(List.of("001", "002", "003", EXCLUDED, "200", "202", "203"));
        CADRES.forEach(cadre -> raters.add(cadre.number()));
        return raters;
    }

    private static Map<String, Object> mark(String cadre) {
        return CADRES.stream()
                .filter(known -> known.number().equals(cadre))
                .<Map<String, Object>>map(known -> {
                    var points = new LinkedHashMap<String, Integer>();
                    for (int i = 0; i < DIMENSIONS.size(); i++) {
                        points.put(DIMENSIONS.get(i), known.points()[i]);
                    }
                    return Map.of("cadre", cadre, "points", points);
                })
                .findFirst()
                .orElse(Map.of("cadre", cadre, "dontKnow", true));
    }

    private void noMarkStandsAnywhere() {
        var tables = new EveryTable(jdbc);
        for (var cadre : CADRES) {
            assertThat(tables.columnsHoldingBytes(cadre.points()))
                    .as("the marks of %s", cadre.number())
                    .isEmpty();
        }
        assertThat(tables.columnsMatching(Pattern.compile(composites()))).isEmpty();
        assertThat(count("select count(*) from ballotbox.sealed_ballot")).isEqualTo(raters().size());
    }

    private void openTheBox() {
        ok(complete("jw01", "OPENING", Map.of("passphrase", "a wrong passphrase")), 422);
        ok(complete("jw01", "OPENING", Map.of("passphrase", "passphrase of jw01")), 200);
        aBallotThatIsMissingPutsTheWholeBoxBack();
        ok(complete("zz01", "OPENING", Map.of("passphrase", "passphrase of zz01")), 200);
        phase("2026", "OUTCOMES");
    }

    /** What counting refuses comes through the engine as it is, and leaves no trace there. */
    private void aBallotThatIsMissingPutsTheWholeBoxBack() {
        jdbc.sql("create table public.aside as select * from ballotbox.sealed_ballot limit 1")
                .update();
        jdbc.sql("delete from ballotbox.sealed_ballot where id in (select id from public.aside)")
                .update();
        var refused = ok(complete("zz01", "OPENING", Map.of("passphrase", "passphrase of zz01")), 409)
                .json();
        assertThat(refused.get("problems")).hasSize(1);
        assertThat(count("select count(*) from tally.composite")).isZero();
        jdbc.sql("insert into ballotbox.sealed_ballot select * from public.aside")
                .update();
        jdbc.sql("drop table public.aside").update();
        phase("2026", "OPENING");
    }

    private void compositesStandInTheirOneColumn() {
        var tables = new EveryTable(jdbc);
        for (var cadre : CADRES) {
            assertThat(tables.columnsHoldingBytes(cadre.points())).isEmpty();
        }
        assertThat(tables.columnsMatching(Pattern.compile(composites())))
                .hasSize(1)
                .allMatch(c -> c.startsWith("tally."));
        assertThat(tables.columnsMatching(Pattern.compile("EXCELLENT|AVERAGE|\\bWEAK\\b|\\bPOOR\\b")))
                .allMatch(column -> column.startsWith("outcome."));
    }

    private static String composites() {
        return CADRES.stream()
                .map(cadre -> cadre.composite().replace(".", "\\.?"))
                .reduce((one, other) -> one + "|" + other)
                .map(any -> "^(" + any + ")$")
                .orElseThrow();
    }

    private void resultsAreExact() {
        var results = results();
        for (var cadre : CADRES) {
            var seen = results.get(cadre.number());
            assertThat(List.of(
                            seen.get("status").asText(),
                            seen.get("composite").asText(),
                            seen.get("grade").asText(),
                            seen.get("measure").asText(),
                            seen.get("rank").asText()))
                    .containsExactly("GRADED", cadre.composite(), cadre.grade(), cadre.measure(), cadre.rank());
        }
        assertThat(results.get(EXCLUDED).get("status").asText()).isEqualTo("EXCLUDED");
        assertThat(results.get(UNKNOWN_TO_ALL).get("status").asText()).isEqualTo("NOT_GRADED");
        ok(http.get("pa1", "/api/campaigns/2026/results"), 403);
    }

    /** 106: objection upheld; 107: dismissed; 109: rejected by the approver; the rest goes through. */
    private void decideTheCases() {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!view("2026").get("phase").asText().equals("CLOSED")
                && Instant.now().isBefore(end)) {
            each(
                    "001",
                    "VERIFICATION",
                    cadre -> List.of("106", "107").contains(cadre)
                            ? Map.of("confirmed", false, "reason", "任务外因")
                            : Map.of("confirmed", true));
            each("hr1", "OBJECTION_REVIEW", cadre -> Map.of("upheld", cadre.equals("106"), "reason", "复核意见"));
            each(
                    "ap1",
                    "APPROVAL",
                    cadre -> cadre.equals("109")
                            ? Map.of("approved", false, "reason", "另行处理")
                            : Map.of("approved", true));
        }
        phase("2026", "CLOSED");
        var results = results();
        for (var cadre : List.of("104", "105", "107", "108", "111", EXCLUDED)) {
            assertThat(results.get(cadre).get("decision").asText()).as(cadre).isEqualTo("APPLIED");
        }
        for (var cadre : List.of("106", "109")) {
            assertThat(results.get(cadre).get("decision").asText()).as(cadre).isEqualTo("WAIVED");
        }
        assertThat(http.get("108", "/api/me/results")
                        .json()
                        .get(0)
                        .get("measure")
                        .asText())
                .isEqualTo("TRANSFER");
    }

    private void measuresHaveChangedTheRoster() {
        assertThat(person("104")).containsExactly("STAFF_MEMBER", "NONE");
        assertThat(person("105")).containsExactly("DEPUTY_SECTION_CHIEF", "IN");
        assertThat(person("106")).containsExactly("DEPUTY_SECTION_CHIEF", "IN");
        assertThat(person("107")).containsExactly("DEPUTY_PRINCIPAL_STAFF_MEMBER", "IN");
        assertThat(person("108")).containsExactly("STAFF_MEMBER", "HUMAN_RESOURCE_POOL");
        assertThat(person("109")).containsExactly("SECTION_CHIEF", "IN");
        assertThat(person(EXCLUDED)).containsExactly("STAFF_MEMBER", "EXCLUDED");
        ok(http.upload("hr1", "/api/roster", "roster.csv", roster()), 422);
    }

    private List<String> person(String number) {
        var person = http.get("hr1", "/api/people/" + number).json();
        return List.of(person.get("rank").asText(), person.get("pool").asText());
    }

    private interface Deciding {
        Map<String, Object> on(String cadre);
    }

    private void each(String who, String kind, Deciding deciding) {
        for (var task : http.get(who, "/api/tasks").json()) {
            if (task.get("kind").asText().equals(kind)) {
                var cadre = task.get("subject").get("employeeNumber").asText();
                ok(http.post(who, "/api/tasks/" + task.get("id").asText() + "/completion", deciding.on(cadre)), 200);
            }
        }
    }

    private Map<String, JsonNode> results() {
        var byNumber = new LinkedHashMap<String, JsonNode>();
        ok(http.get("hr1", "/api/campaigns/2026/results"), 200)
                .json()
                .forEach(result -> byNumber.put(result.get("employeeNumber").asText(), result));
        return byNumber;
    }

    private void account(String name, String role) {
        var body = new LinkedHashMap<String, Object>();
        body.put("username", name);
        body.put("password", "password of " + name);
        body.put("displayName", name);
        if (role != null) {
            body.put("role", role);
        }
        ok(http.post("admin", "/api/accounts", body), 201);
        http.knows(name, "password of " + name);
    }

    private static Map<String, String> report(String cadre) {
        return Map.of("summary", cadre + "的工作", "achievements", "成绩", "problems", "不足", "plan", "打算");
    }

    private Http.Answer complete(String who, String kind, Map<String, ?> body) {
        return http.post(who, "/api/tasks/" + task(who, kind) + "/completion", body);
    }

    private String task(String who, String kind) {
        var found = new ArrayList<String>();
        within(Duration.ofSeconds(30), () -> {
            StreamSupport.stream(http.get(who, "/api/tasks").json().spliterator(), false)
                    .filter(task -> task.get("kind").asText().equals(kind))
                    .forEach(task -> found.add(task.get("id").asText()));
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private JsonNode view(String campaign) {
        return ok(http.get("hr1", "/api/campaigns/" + campaign), 200).json();
    }

    private void phase(String campaign, String phase) {
        within(
                Duration.ofSeconds(60),
                () -> view(campaign).get("phase").asText().equals(phase));
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private static Http.Answer ok(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    private static void within(Duration time, java.util.function.BooleanSupplier condition) {
        var end = Instant.now().plus(time);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
