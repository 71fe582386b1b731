package org.pingyi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pingyi.kernel.Refusal;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** What is shown where the container or a filter reports an error: a problem to callers of the API, a page to browsers. */
@Controller
class ErrorAnswers implements ErrorController {
    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (Api.covers(request)) {
            problems.answer(request, response, status);
            return null;
        }
        var page = page(status, null);
        page.addObject("heading", request.getAttribute(ErrorSentence.ATTRIBUTE));
        return page;
    }

    private static ModelAndView page(int status, String sentenceOrNull) {
        var page = new ModelAndView("error", HttpStatus.resolve(status));
        page.addObject("status", status);
        page.addObject("refusal", sentenceOrNull);
        page.addObject("lang", PageAdvice.lang());
        return page;
    }

    /** A refusal on one of our pages becomes a page that says it in the user's language. */
    @Component
    static class RefusedPages implements HandlerExceptionResolver, Ordered {
        private final Problems problems;
        private final LocaleResolver locales;

        RefusedPages(Problems problems, LocaleResolver locales) {
            this.problems = problems;
            this.locales = locales;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 1;
        }

        @Override
        public ModelAndView resolveException(
                HttpServletRequest request, HttpServletResponse response, Object handler, Exception exception) {
            if (Api.covers(request) || !(exception instanceof Refusal refusal)) {
                return null;
            }
            return page(refusal.status(), problems.sentence(refusal, locales.resolveLocale(request)));
        }
    }
}
