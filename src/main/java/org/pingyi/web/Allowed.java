package org.pingyi.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pingyi.kernel.SystemRole;

/** Who may call a handler under {@code /api}; a handler without it is denied to everybody. Else 403. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    /** The roles that may call; empty with {@link #anyone()} for whoever is logged in. */
    SystemRole[] value() default {};

    /** Whoever is logged in; the handler itself looks further. */
    boolean anyone() default false;
}
