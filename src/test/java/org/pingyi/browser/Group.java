package org.pingyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.pingyi.kernel.Dimension;
import org.pingyi.support.Http;

/**
 * A group of companies played over HTTP, so that a page test can begin in the middle of a campaign: 洗选厂 with 21 cadres,
 * among them its deputy 赵卫东 (10429), who is also a deputy of the unit 离退休…, with 6.
 */
public final class Group {
    public static final String ADMIN = "Admin-of-the-test-2026";
    public static final String DEPUTY = "10429";
    public static final String PRINCIPAL = "10401";
    public static final String STAFF = "10480";
    public static final String UNIT = "XX01";
    private static final List<String> SCRUTINEERS = List.of("jw01", "gh01", "zz01");
    private static final AtomicInteger CAMPAIGNS = new AtomicInteger(2025);
    private static final List<String> CADRES = List.of(
            "王建国,正科级,浮选车间主任",
            "欧阳文斌,正科级,重介车间主任",
            "李秀兰,副科级,化验室主任",
            "张磊,副科级,机电科副科长",
            "刘志强,主任科员,安全督导",
            "陈晓东,副科级,调度室副主任",
            "上官云鹏,正科级,装车站站长",
            "赵丽娟,副主任科员,财务管理",
            "孙海波,副科级,煤泥水车间副主任",
            "周敏,正科级,办公室主任",
            "吴国栋,副科级,仓储科副科长",
            "郑红梅,副科级,政工科副科长",
            "冯永刚,正科级,生产科科长",
            "马俊峰,副科级,选煤车间副主任",
            "郭晓燕,副主任科员,统计",
            "韩立新,副科级,环保科副科长",
            "贾宝林,正科级,机修车间主任",
            "任慧芳,副科级,工会副主席",
            "段宏伟,主任科员,技术管理",
            "尉迟明轩,副科级,集控室副主任");

    private final Http http;
    private final Map<String, String> codes = new HashMap<>();
    private String campaign;

    private Group(int port) {
        http = new Http(port);
        http.knows("admin", ADMIN);
    }

    /** Ends what another test left running, brings the roster and gives everybody a new code. */
    public static Group startAfresh(int port) {
        var group = new Group(port);
        group.accounts();
        group.abortRunning();
        ok(group.http.upload("hr1", "/api/roster", "roster.csv", roster()), 200);
        group.giveCodes();
        return group;
    }

    public Http http() {
        return http;
    }

    /** A person's access code, or an account's password. */
    public String secretOf(String login) {
        return codes.getOrDefault(login, "password of " + login);
    }

    public String campaign() {
        return campaign;
    }

    /** The employee numbers of the unit's cadres, in order. */
    public static List<String> cadres() {
        var numbers = new ArrayList<>(IntStream.range(0, CADRES.size())
                .mapToObj(i -> String.valueOf(10430 + i))
                .toList());
        numbers.add(0, DEPUTY);
        return numbers;
    }

    /** A campaign in ENROLMENT. */
    public Group openCampaign(Map<String, Object> rules) {
        campaign = String.valueOf(CAMPAIGNS.incrementAndGet());
        var body = new LinkedHashMap<String, Object>();
        body.put("code", campaign);
        body.put("title", campaign + " 年度科级干部评议");
        body.put("scrutineers", SCRUTINEERS);
        body.putAll(rules);
        ok(http.post("hr1", "/api/campaigns", body), 201);
        ok(http.post("hr1", "/api/campaigns/" + campaign + "/opening", Map.of("acceptWarnings", true)), 202);
        return this;
    }

    /** On to COLLECTION. */
    public Group enrolScrutineers() {
        for (var scrutineer : SCRUTINEERS) {
            complete(scrutineer, "ENROLMENT", Map.of("passphrase", "passphrase of " + scrutineer));
        }
        return awaitPhase("COLLECTION");
    }

    /** Everybody but those named submits; on to RATING where nobody is left. */
    public Group submitReports(String... butNotOf) {
        for (var task : open("SELF_REPORT", List.of(butNotOf)).entrySet()) {
            complete(task.getValue(), task.getKey(), report(task.getValue()));
        }
        return butNotOf.length == 0 ? awaitPhase("RATING") : this;
    }

    /** Everybody but those named casts; {@code points} says what a cadre gets in all dimensions. */
    public Group castBallots(Function<String, Integer> points, String... butNotOf) {
        for (var task : open("BALLOT", List.of(butNotOf)).entrySet()) {
            var marks = new ArrayList<Map<String, Object>>();
            for (var cadre : ok(http.get(task.getValue(), "/api/tasks/" + task.getKey()), 200)
                    .json()
                    .get("content")
                    .get("cadres")) {
                var number = cadre.get("employeeNumber").asText();
                var mark = new LinkedHashMap<String, Integer>();
                for (var dimension : Dimension.values()) {
                    mark.put(dimension.name(), points.apply(number));
                }
                marks.add(Map.of("cadre", number, "points", mark));
            }
            complete(task.getValue(), task.getKey(), Map.of("marks", marks));
        }
        return butNotOf.length == 0 ? awaitPhase("OPENING") : this;
    }

    /** On to OUTCOMES. */
    public Group openBox() {
        for (var scrutineer : SCRUTINEERS.subList(0, 2)) {
            complete(scrutineer, "OPENING", Map.of("passphrase", "passphrase of " + scrutineer));
        }
        return awaitPhase("OUTCOMES");
    }

    public Group publish() {
        ok(http.post("hr1", "/api/campaigns/" + campaign + "/publication", Map.of()), 200);
        return this;
    }

    public Group abort() {
        ok(http.post("ap1", "/api/campaigns/" + campaign + "/abortion", Map.of("reason", "方案有误")), 202);
        return this;
    }

    public Group awaitPhase(String phase) {
        within(
                Duration.ofSeconds(90),
                () -> view(campaign).get("phase").asText().equals(phase));
        return this;
    }

    public JsonNode view() {
        return view(campaign);
    }

    /** Waits for somebody's first task of a kind. */
    public String taskOf(String who, String kind) {
        var found = new ArrayList<String>();
        within(Duration.ofSeconds(30), () -> {
            found.addAll(tasksOf(who, kind));
            return !found.isEmpty();
        });
        return found.get(0);
    }

    public void complete(String who, String idOrKind, Map<String, ?> body) {
        var id = idOrKind.contains("-") ? idOrKind : taskOf(who, idOrKind);
        ok(http.post(who, "/api/tasks/" + id + "/completion", body), 200);
    }

    public static Map<String, String> report(String cadre) {
        return Map.of(
                "summary", cadre + " 今年分管生产，全年没有发生轻伤以上事故。",
                "achievements", "吨煤药剂成本由 2.31 元降到 1.94 元，全年节约 41 万元。",
                "problems", "对新设备学得不够快。",
                "plan", "把煤泥水系统改成集中控制。");
    }

    private Map<String, String> open(String kind, List<String> butNotOf) {
        var open = new LinkedHashMap<String, String>();
        for (var who : codes.keySet()) {
            if (!butNotOf.contains(who)) {
                tasksOf(who, kind).forEach(task -> open.put(task, who));
            }
        }
        return open;
    }

    private List<String> tasksOf(String who, String kind) {
        return StreamSupport.stream(ok(http.get(who, "/api/tasks"), 200).json().spliterator(), false)
                .filter(task -> task.get("kind").asText().equals(kind))
                .map(task -> task.get("id").asText())
                .toList();
    }

    private void accounts() {
        account("hr1", "HR_OFFICER", "张敏");
        account("hr2", "HR_OFFICER", "罗静");
        account("ap1", "HR_APPROVER", "梁志远");
        account("pa1", "PROCESS_ADMIN", "系统管理");
        account("au1", "AUDITOR", "审计");
        SCRUTINEERS.forEach(scrutineer -> account(scrutineer, null, "监票人 " + scrutineer));
    }

    private void account(String name, String role, String displayName) {
        var body = new LinkedHashMap<String, Object>();
        body.put("username", name);
        body.put("password", "password of " + name);
        body.put("displayName", displayName);
        if (role != null) {
            body.put("role", role);
        }
        assertThat(http.post("admin", "/api/accounts", body).status()).isIn(201, 409);
        http.knows(name, "password of " + name);
    }

    private void abortRunning() {
        for (var known : ok(http.get("hr1", "/api/campaigns"), 200).json()) {
            var phase = known.get("phase").asText();
            CAMPAIGNS.accumulateAndGet(known.get("code").asInt(), Math::max);
            if (!List.of("CLOSED", "ABORTED").contains(phase)) {
                campaign = known.get("code").asText();
                abort();
            }
        }
    }

    private void giveCodes() {
        ok(http.post("hr1", "/api/access-codes", Map.of()), 200)
                .text()
                .replace("\uFEFF", "")
                .lines()
                .skip(1)
                .map(line -> line.replace("\"", "").split(","))
                .forEach(row -> {
                    codes.put(row[0], row[3]);
                    http.knows(row[0], row[3]);
                });
    }

    private static byte[] roster() {
        var rows = new ArrayList<String>();
        rows.add("单位编码,单位名称,工号,姓名,评议身份,职级,职务,是否考评对象,不考评原因");
        rows.add("XX01,洗选厂,10401,高建军,正职,,厂长,,");
        rows.add("XX01,洗选厂,10429,赵卫东,副职,副科级,副厂长,,");
        for (int i = 0; i < CADRES.size(); i++) {
            rows.add("XX01,洗选厂," + (10430 + i) + "," + CADRES.get(i).replaceFirst(",", ",职工,") + ",,");
        }
        rows.add("XX01,洗选厂,10480,田野,职工,,司机,,");
        rows.add("XX01,洗选厂,10481,石磊,职工,科员,,,");
        var other = "LT01,离退休职工服务管理与社区中心,";
        rows.add(other + "20001,康宁,正职,,主任,,");
        rows.add(other + "10429,赵卫东,副职,副科级,兼副主任,否,在洗选厂考评");
        for (int i = 0; i < 6; i++) {
            rows.add(other + (20010 + i) + "," + "白云飞,余庆,叶知秋,江河清,夏雨田,沈思远".split(",")[i] + ",职工,副科级,科长,,");
        }
        return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode view(String code) {
        return ok(http.get("hr1", "/api/campaigns/" + code), 200).json();
    }

    static Http.Answer ok(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    static void within(Duration time, BooleanSupplier condition) {
        var end = Instant.now().plus(time);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(end);
            try {
                Thread.sleep(150);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
