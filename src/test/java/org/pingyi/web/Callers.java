package org.pingyi.web;

import org.pingyi.kernel.Actor;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Calls in somebody's name where a test leaves the login out ({@code mvc.perform(get("/api/…").with(as(actor)))}). */
public final class Callers {
    private Callers() {}

    public static RequestPostProcessor as(Actor actor) {
        return request -> {
            Acting.in(request, actor);
            return request;
        };
    }
}
