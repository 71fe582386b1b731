package org.pingyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.identity.QuickEntry;
import org.pingyi.kernel.EmployeeNumber;
import org.springframework.boot.test.web.server.LocalServerPort;

@InBrowser
class LoginPagesTest {
    @LocalServerPort
    int port;

    private static Group group;

    @BeforeEach
    void start() {
        if (group == null) {
            group = Group.startAfresh(port);
        }
    }

    @Test
    void the_code_from_the_slip_lets_one_in_and_its_issue_is_told_once() {
        try (var phone = Screen.phone(port)) {
            phone.open("/login").shot("login");
            phone.login("10430", group.secretOf("10430").toLowerCase());
            phone.at("/tasks");
            phone.says("王建国，您好", "洗选厂", "正科级", "工号 10430", "您的登录码是");
            phone.shot("tasks-notice");
            phone.button("知道了").click();
            phone.says("现在没有要办的事");
            assertThat(phone.text()).doesNotContain("您的登录码是");
            phone.shot("tasks-nothing");
        }
    }

    @Test
    void a_wrong_code_tells_how_many_tries_are_left_and_the_right_one_works_even_then() {
        try (var phone = Screen.phone(port)) {
            for (int left = 4; left > 0; left--) {
                phone.login("10431", "K7QM-2XWD-9F3A");
                phone.says("工号或登录码不对，还可以再试 " + left + " 次");
                assertThat(phone.page().inputValue("#number")).isEqualTo("10431");
                assertThat(phone.page().inputValue("#code")).isEmpty();
            }
            phone.shot("login-wrong");
            phone.login("10431", "K7QM-2XWD-9F3A");
            assertThat(phone.text())
                    .containsPattern("错的次数太多，\\d\\d:\\d\\d 以后再试")
                    .contains("用登录码登录");
            phone.shot("login-stopped");
            phone.login("10431", group.secretOf("10431"));
            phone.at("/tasks");
        }
    }

    @Test
    void the_slips_picture_fills_the_form_and_leaves_nothing_in_the_address() {
        try (var phone = Screen.phone(port)) {
            phone.open(QuickEntry.path(new EmployeeNumber("10432"), group.secretOf("10432")));
            assertThat(phone.page().url()).endsWith("/login");
            assertThat(phone.page().inputValue("#number")).isEqualTo("10432");
            phone.says("已经从二维码填好");
            phone.shot("login-scanned");
            phone.button("登录").click();
            phone.at("/tasks");
            phone.page().goBack();
            assertThat(phone.page().url()).doesNotContain("#");
        }
    }

    @Test
    void the_code_is_text_and_can_be_hidden() {
        try (var phone = Screen.phone(port)) {
            phone.open("/login");
            assertThat(phone.page().getAttribute("#code", "type")).isEqualTo("text");
            phone.button("隐藏").click();
            assertThat(phone.page().getAttribute("#code", "type")).isEqualTo("password");
            phone.button("显示").click();
            assertThat(phone.page().getAttribute("#code", "type")).isEqualTo("text");
        }
    }

    @Test
    void one_logs_in_without_any_script() {
        try (var phone = Screen.phoneWithoutScript(port)) {
            phone.login("10433", "wrong");
            phone.says("还可以再试 4 次");
            phone.login("10433", group.secretOf("10433"));
            phone.at("/tasks");
            phone.button("退出").click();
            phone.says("您已退出");
        }
    }

    @Test
    void a_password_of_ones_own_replaces_the_code() {
        try (var phone = Screen.phone(port)) {
            phone.login("10434", group.secretOf("10434"));
            phone.link("自己设密码").click();
            phone.shot("password");
            phone.page().fill("#old", "nonsense");
            phone.page().fill("#new", "一句只有我自己知道的话");
            phone.button("改用新密码").click();
            phone.says("原密码（登录码）不对");
            phone.page().fill("#old", group.secretOf("10434"));
            phone.page().fill("#new", "太短");
            phone.button("改用新密码").click();
            phone.says("长度应为 10–128 个字，现为 2 个字");
            phone.shot("password-wrong");
            phone.page().fill("#old", group.secretOf("10434"));
            phone.page().fill("#new", "一句只有我自己知道的话");
            phone.button("改用新密码").click();
            phone.says("新密码已经生效");
            phone.shot("password-set");
        }
        try (var phone = Screen.phone(port)) {
            phone.login("10434", group.secretOf("10434"));
            phone.says("还可以再试");
            phone.login("10434", "一句只有我自己知道的话");
            phone.at("/tasks");
            assertThat(phone.text()).doesNotContain("您的登录码是");
        }
    }

    @Test
    void a_shared_phone_shows_nothing_of_the_one_before() {
        try (var phone = Screen.phone(port)) {
            phone.login("10435", group.secretOf("10435"));
            phone.page().evaluate("() => { localStorage.setItem('draft:x', '1'); sessionStorage.setItem('y', '1'); }");
            phone.button("退出").click();
            phone.says("您已退出");
            assertThat(phone.page().evaluate("localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            phone.shot("login-out");
            phone.page().goBack();
            assertThat(phone.text()).doesNotContain("陈晓东");
            phone.login("10436", group.secretOf("10436"));
            phone.says("上官云鹏");
            assertThat(phone.text()).doesNotContain("陈晓东");
        }
    }

    @Test
    void who_forgets_to_log_out_leaves_nothing_to_the_next_one_either() {
        try (var phone = Screen.phone(port)) {
            phone.login("10435", group.secretOf("10435"));
            phone.page().evaluate("localStorage.setItem('draft:x', '1')");
            phone.open("/tasks");
            assertThat(phone.page().evaluate("localStorage.getItem('draft:x')")).isEqualTo("1");
            phone.login("10436", group.secretOf("10436"));
            assertThat(phone.page().evaluate("localStorage.getItem('draft:x')")).isNull();
        }
    }

    @Test
    void english_and_the_narrowest_phone() {
        try (var phone = Screen.englishPhone(port)) {
            phone.login("10437", "wrong");
            phone.says("Employee number or access code is wrong. 4 tries left");
            phone.shot("login-en");
            phone.login("10437", group.secretOf("10437"));
            phone.says("Hello, 赵丽娟", "Nothing to do right now");
            phone.shot("tasks-en");
            phone.link("Set a password").click();
            phone.shot("password-en");
            phone.link("中文").click();
            phone.says("自己设密码");
        }
        try (var phone = Screen.narrowPhone(port)) {
            phone.open("/login").shot("login-narrow");
            phone.login(Group.DEPUTY, group.secretOf(Group.DEPUTY)).shot("tasks-narrow");
            phone.open("/me/password").shot("password-narrow");
        }
        try (var desktop = Screen.desktop(port)) {
            desktop.open("/login").shot("login-desktop");
            desktop.login("hr1", group.secretOf("hr1")).shot("tasks-desktop");
        }
    }

    @Test
    void what_is_not_there_or_not_ones_own_is_said_in_the_same_look() {
        try (var phone = Screen.phone(port)) {
            phone.login("10438", group.secretOf("10438"));
            phone.open("/nowhere").shot("error-404");
            phone.says("没有这一页", "回到我的任务");
            phone.page().evaluate("""
                    () => { const form = document.createElement('form'); form.method = 'post'; form.action = '/me/notice';
                        document.body.append(form); form.submit(); }""");
            phone.page().waitForURL("**/me/notice");
            phone.says("这一页放得太久了");
            phone.shot("error-stale");
        }
    }
}
