package org.pingyi.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.pingyi.kernel.Refusal;
import org.pingyi.kernel.TooMany;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Answers with {@code application/problem+json} in the caller's language, whatever he says he accepts. */
@Component
public class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private final MessageSource messages;
    private final LocaleResolver locales;
    private final ObjectMapper json;

    Problems(MessageSource messages, LocaleResolver locales, ObjectMapper json) {
        this.messages = messages;
        this.locales = locales;
        this.json = json;
    }

    /** The document of RFC 9457 with the contract's {@code problems}. */
    @JsonPropertyOrder({"type", "title", "status", "detail", "problems"})
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Document(String type, String title, int status, String detail, List<Place> problems) {
        record Place(String at, String message) {}
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        var locale = locales.resolveLocale(request);
        if (refusal instanceof TooMany tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfterSeconds()));
        }
        var places = refusal.problems().stream()
                .map(problem ->
                        new Document.Place(problem.at(), text(problem.key(), problem.args(), refusal.status(), locale)))
                .toList();
        write(
                response,
                new Document(
                        "about:blank",
                        title(refusal.status(), locale),
                        refusal.status(),
                        text(refusal.key(), refusal.args(), refusal.status(), locale),
                        places));
    }

    /** Answers with what can be said of a status in general. */
    public void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(response, general(request, status));
    }

    /** What can be said of a status in general. */
    String text(HttpServletRequest request, int status) throws IOException {
        return json.writeValueAsString(general(request, status));
    }

    private Document general(HttpServletRequest request, int status) {
        var locale = locales.resolveLocale(request);
        var detail = messages.getMessage("problem." + status + ".detail", null, title(status, locale), locale);
        return new Document("about:blank", title(status, locale), status, detail, List.of());
    }

    /** A refusal's sentence in a language. */
    public String sentence(Refusal refusal, Locale locale) {
        return text(refusal.key(), refusal.args(), refusal.status(), locale);
    }

    String title(int status, Locale locale) {
        var general = messages.getMessage(status < 500 ? "problem.400" : "problem.500", null, "", locale);
        return messages.getMessage("problem." + status, null, general, locale);
    }

    private String text(String key, Object[] args, int status, Locale locale) {
        var text = messages.getMessage(key, args, null, locale);
        if (text == null) {
            log.warn("no text for {}", key);
            return title(status, locale);
        }
        return text;
    }

    private void write(HttpServletResponse response, Document document) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(document.status());
        response.setHeader("Content-Disposition", null);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(document));
    }
}
