package org.pingyi.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pingyi.support.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a port of its own, looked at with a real browser; skipped where there is no Chromium. Each
 * class has an application of its own, closed before the next begins: the engine's registry knows one at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chromium.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pingyi.admin-password=" + Group.ADMIN, "pingyi.demo=false", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
public @interface InBrowser {}
