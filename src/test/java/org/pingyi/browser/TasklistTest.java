package org.pingyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pingyi.browser.Group.ok;
import static org.pingyi.browser.Group.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.pingyi.support.EveryTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verifying, reviewing and approving in Tasklist itself, with the same rules and the same sentences as on our pages. */
@InBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TasklistTest {
    private static final String WEAK = "10431";
    private static final String POOR = "10432";
    private static final String OWN = "10433";
    private static final Map<String, Integer> POINTS = Map.of(WEAK, 64, POOR, 31, OWN, 62);
    private static final String OBJECTION = "设备大修推迟了三个月";
    private static final String REVIEW = "推迟属实但可以预见";
    private static final String DECISION = "另行安排轮岗";
    private static final String NOT_YOURS = "这件事不归您办";
    private static Group group;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void playUntilOutcomes() {
        if (group == null) {
            group = Group.startAfresh(port);
            colleague("ap10401", Group.PRINCIPAL);
            colleague("ap" + OWN, OWN);
            group.openCampaign(Map.of()).enrolScrutineers().submitReports();
            group.castBallots(number -> POINTS.getOrDefault(number, 90)).openBox();
        }
    }

    @Test
    @Order(1)
    void a_units_principal_objects_and_confirms() {
        try (var desk = at(Group.PRINCIPAL, "待我核实", 3)) {
            shot(desk, "tasklist-verification");
            claim(desk, "欧阳文斌");
            answer(desk, "不认可，提出异议", "");
            assertThat(refusal(desk)).hasText("理由不能为空。");
            shot(desk, "tasklist-refused");
            answer(desk, "不认可，提出异议", OBJECTION);
            isDone(desk);
            for (var name : List.of("李秀兰", "张磊")) {
                claim(desk, name);
                answer(desk, "认可", null);
                if (!name.equals("张磊")) {
                    isDone(desk);
                }
            }
            // nothing left to verify, nothing left to do in there
            desk.page().waitForURL("**/tasks");
        }
        assertThat(deeds("10401")).contains("RESULT_VERIFIED " + WEAK, "RESULT_VERIFIED " + POOR);
    }

    @Test
    @Order(2)
    void an_hr_officer_reviews_the_objection() {
        try (var desk = at("hr1", "待复核", 1)) {
            claim(desk, "欧阳文斌");
            desk.page().getByText("提交", exact()).click();
            assertThat(refusal(desk)).hasText("请先选择您的决定。");
            answer(desk, "不成立，报审批", "");
            assertThat(refusal(desk)).hasText("理由不能为空。");
            answer(desk, "不成立，报审批", REVIEW);
            isDone(desk);
        }
        assertThat(deeds("hr1")).contains("OBJECTION_REVIEWED " + WEAK);
    }

    @Test
    @Order(3)
    void nobody_acts_twice_in_a_case_or_in_his_own() {
        try (var desk = at("ap10401", "待审批", 3)) {
            claim(desk, "李秀兰");
            answer(desk, "批准", null);
            assertThat(refusal(desk)).containsText(NOT_YOURS);
            desk.page().locator("[ng-click='unclaim()']").click();
        }
        try (var desk = at("ap" + OWN, "待审批", 3)) {
            claim(desk, "张磊");
            answer(desk, "批准", null);
            assertThat(refusal(desk)).containsText(NOT_YOURS);
            desk.page().locator("[ng-click='unclaim()']").click();
        }
        assertThat(deeds("ap10401")).isEmpty();
        assertThat(deeds("ap" + OWN)).isEmpty();
    }

    @Test
    @Order(4)
    void an_hr_approver_rejects_with_a_reason_that_stays_in_our_tables_alone() {
        try (var desk = at("ap1", "待审批", 3)) {
            claim(desk, "李秀兰");
            answer(desk, "不批准", "");
            assertThat(refusal(desk)).hasText("理由不能为空。");
            answer(desk, "不批准", DECISION);
            isDone(desk);
        }
        assertThat(deeds("ap1")).contains("MEASURE_REJECTED " + POOR);
        var reasons = Pattern.compile(String.join("|", OBJECTION, REVIEW, DECISION));
        assertThat(new EveryTable(jdbc).columnsMatching(reasons))
                .isNotEmpty()
                .noneMatch(column -> column.startsWith("engine."));
    }

    @Test
    @Order(5)
    void leaving_and_an_ended_session_lead_to_our_own_login() {
        try (var desk = at("ap1", "待审批", 2)) {
            desk.page().locator(".app-menu .dropdown-toggle").last().click();
            desk.page().getByText("退出登录", exact()).click();
            desk.page().waitForURL("**/login?out");
        }
        try (var desk = at("ap1", "待审批", 2)) {
            desk.context().clearCookies();
            desk.page().getByText("张磊").first().click();
            desk.page().waitForURL(Pattern.compile(".*/login.*"));
            desk.page().fill("[name=username]", "ap1");
            desk.page().fill("[name=password]", group.secretOf("ap1"));
            desk.page().click("main button[type=submit]");
            desk.page().waitForURL("**/camunda/app/tasklist/default/**");
        }
    }

    private Screen at(String who, String filter, int tasks) {
        var desk = Screen.desktop(port);
        desk.login(who, group.secretOf(who));
        desk.page().waitForURL(Pattern.compile(".*/(tasks|campaigns?|$).*"));
        within(Duration.ofSeconds(60), () -> {
            desk.open("/camunda/app/tasklist/default/");
            try {
                desk.page()
                        .getByText(Pattern.compile(filter + "\\s*\\(?" + tasks))
                        .click(new Locator.ClickOptions().setTimeout(12_000));
                return true;
            } catch (com.microsoft.playwright.TimeoutError late) {
                return false;
            }
        });
        assertThat(desk.page().getByText("组织处理").first()).isVisible();
        assertThat(desk.page().locator("body")).not().containsText(Pattern.compile("[A-Z]{3,}_[A-Z]{2,}"));
        assertThat(desk.page().locator(".ce-eol-banner:visible")).hasCount(0);
        return desk;
    }

    /** Claimed, and its form drawn anew for whoever has claimed it. */
    private static void claim(Screen desk, String name) {
        choose(desk, name);
        desk.page().getByText("认领", exact()).click();
        assertThat(desk.page().locator(".disabled-form")).hasCount(0);
    }

    private static void choose(Screen desk, String name) {
        desk.page().getByText(name).first().click();
        assertThat(desk.page().locator(".fjs-form input").first()).hasValue(Pattern.compile(".*" + name));
    }

    private static void answer(Screen desk, String decision, String reason) {
        desk.page()
                .getByLabel(decision, new Page.GetByLabelOptions().setExact(true))
                .check();
        if (reason != null) {
            desk.page().locator(".fjs-form textarea").fill(reason);
        }
        desk.page().getByText("提交", exact()).click();
    }

    private static void isDone(Screen desk) {
        assertThat(desk.page().getByText("请在列表中选择一项任务")).isVisible();
    }

    private static Locator refusal(Screen desk) {
        return desk.page().locator(".page-notifications .message").last();
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void shot(Screen desk, String name) {
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    private void colleague(String name, String employeeNumber) {
        var body = Map.of(
                "username",
                name,
                "password",
                "password of " + name,
                "displayName",
                "同事 " + name,
                "role",
                "HR_APPROVER",
                "employeeNumber",
                employeeNumber);
        assertThat(group.http().post("admin", "/api/accounts", body).status()).isIn(201, 409);
    }

    private static List<String> deeds(String actor) {
        var deeds = new ArrayList<String>();
        ok(group.http().get("au1", "/api/audit?actor=" + actor), 200)
                .json()
                .forEach(deed -> deeds.add(
                        deed.get("action").asText() + " " + deed.get("subject").asText()));
        return deeds;
    }
}
