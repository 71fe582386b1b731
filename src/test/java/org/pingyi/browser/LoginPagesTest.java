package org.pingyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@InBrowser
class LoginPagesTest {
    @LocalServerPort
    int port;

    private Group group;

    @BeforeEach
    void start() {
        if (group == null) {
            group = Group.startAfresh(port);
        }
    }

    @Test
    void a_code_from_the_slip_lets_one_in() {
        try (var phone = Screen.phone(port)) {
            phone.open("/login").shot("login");
            phone.login(Group.DEPUTY, group.secretOf(Group.DEPUTY));
            assertThat(phone.path()).isEqualTo("/tasks");
            phone.shot("tasks-nothing");
        }
    }
}
