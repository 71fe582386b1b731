package org.pingyi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.pingyi.kernel.Actor;

/**
 * Who acts in a request. The identity module puts him there afresh for each request, as he stands at that moment;
 * handlers take him as a parameter of type {@link Actor}.
 */
public final class Acting {
    private static final String ATTRIBUTE = Acting.class.getName();

    private Acting() {}

    public static void in(HttpServletRequest request, Actor actor) {
        request.setAttribute(ATTRIBUTE, actor);
    }

    /** Empty where nobody is logged in. */
    public static Optional<Actor> in(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ATTRIBUTE));
    }
}
