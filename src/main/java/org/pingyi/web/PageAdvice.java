package org.pingyi.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: the server's time for countdowns, the language, and the way to the other one. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {
    private final DatabaseClock clock;

    PageAdvice(DatabaseClock clock) {
        this.clock = clock;
    }

    /** Null to callers of the API, whose controllers are controllers too, and where an error is told: maybe the database's. */
    @ModelAttribute("now")
    Instant now(HttpServletRequest request) {
        return Api.covers(request) || request.getDispatcherType() == DispatcherType.ERROR ? null : clock.now();
    }

    /** Who is logged in, or null. */
    @ModelAttribute("me")
    Actor me(HttpServletRequest request) {
        return Acting.in(request).orElse(null);
    }

    /** The value of {@code html lang}. */
    @ModelAttribute("lang")
    static String lang() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? "en" : "zh-CN";
    }

    /** This page in the other language. */
    @ModelAttribute("otherLanguage")
    String otherLanguage(HttpServletRequest request) {
        return request.getRequestURI() + "?lang=" + (lang().equals("en") ? "zh" : "en");
    }
}
