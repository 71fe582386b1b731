package org.pingyi.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a random port and a database of its own, closed when the class has run: the engine's registry
 * knows one application at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pingyi.admin-password=" + WholeApplication.ADMIN, "pingyi.demo=false"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
public @interface WholeApplication {
    /** The password of {@code admin}. */
    String ADMIN = "Admin-of-the-test-2026";
}
