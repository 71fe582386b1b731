package org.pingyi.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pingyi.support.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a port of its own, looked at with a real browser; skipped where there is no Chromium. All
 * such classes share one application and one database: start with {@link Group#startAfresh}, and put
 * {@code @DirtiesContext} on a class that applies measures, which bind the rosters of those that follow.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chromium.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "pingyi.admin-password=" + Group.ADMIN,
            "pingyi.demo=false",
            "server.address=127.0.0.1",
            // the database goes first when the tests end; nothing that waits for it then
            "spring.main.register-shutdown-hook=false"
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface InBrowser {}
