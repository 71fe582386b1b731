package org.pingyi.process.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.pingyi.process.webapps.Entrants.Entrant;
import org.pingyi.web.Acting;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every call of Camunda's web applications that we need, and who may make it; all others are refused, before the engine's
 * own authorizations are even asked. Tasklist: read, claim, submit. Cockpit: read, retry, suspend and activate; no
 * variables, no modification, no deletion, no tasks. Admin: closed but for who is logged in and the way out.
 */
class Gate extends OncePerRequestFilter {
    private static final String ENGINE = "/camunda/api/engine/engine/[^/]+";

    private record Rule(Predicate<Entrant> who, String methods, Pattern path) {
        boolean allows(Entrant entrant, String method, String uri) {
            return who.test(entrant)
                    && Arrays.asList(methods.split("\\|")).contains(method)
                    && path.matcher(uri).matches();
        }
    }

    private static final List<Rule> RULES = List.of(
            anyone("GET", "/camunda/?|/camunda/(assets|lib)/.*|/camunda/favicon.ico"),
            anyone("GET", "/camunda/api/admin/auth/user/[^/]+"),
            anyone("POST", "/camunda/api/admin/auth/user/[^/]+/logout"),
            anyone("GET", "/camunda/api/engine/engine/?|" + ENGINE + "/(version|telemetry/configuration)"),
            anyone("GET", ENGINE + "/user/[^/]+/profile"),
            // Tasklist
            tasklist("GET|HEAD", "/camunda/app/tasklist(/.*)?|/camunda/api/tasklist/.*"),
            tasklist("GET|OPTIONS", ENGINE + "/filter(/count|/[^/]+)?"),
            tasklist("POST", ENGINE + "/filter/[^/]+/(list|count|singleResult)"),
            tasklist("GET", ENGINE + "/task/[^/]+(/(form|deployed-form|form-variables|identity-links))?"),
            tasklist("POST", ENGINE + "/task/[^/]+/(claim|unclaim|submit-form)"),
            tasklist("GET", ENGINE + "/process-definition/[^/]+(/xml)?"),
            // Cockpit
            cockpit("GET|HEAD", "/camunda/app/(cockpit|welcome)(/.*)?"),
            cockpit("GET|POST", "/camunda/api/cockpit/plugin/base/.*"),
            cockpit("GET", "/camunda/api/(cockpit|welcome)/.*"),
            cockpit(
                    "GET",
                    ENGINE + "/(process-definition|decision-definition|deployment|job|job-definition|incident)(/.*)?"),
            cockpit("GET", ENGINE + "/(case-definition|batch|history/batch|external-task|schema/log|metrics)(/.*)?"),
            cockpit("GET", ENGINE + "/process-instance(/count|/[^/]+(/activity-instances)?)?"),
            cockpit("POST", ENGINE + "/(process-instance|job|job-definition|incident|execution)(/count)?"),
            cockpit("OPTIONS", ENGINE + "/.*"),
            cockpit("PUT", ENGINE + "/job/[^/]+/(retries|suspended)"),
            cockpit("PUT", ENGINE + "/job-definition/[^/]+/(retries|suspended)"),
            cockpit("PUT", ENGINE + "/(process-instance|process-definition)/([^/]+/)?suspended"),
            cockpit("PUT", ENGINE + "/process-definition/key/[^/]+/suspended"),
            cockpit("GET", ENGINE + "/(identity|authorization/check|user|group)(/.*)?"));

    private final Entrants entrants;

    Gate(Entrants entrants) {
        this.entrants = entrants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var uri = request.getRequestURI().substring(request.getContextPath().length());
        var entrant = Acting.in(request).map(entrants::of);
        if (isOpen(uri) || entrant.isPresent() && isAllowed(entrant.get(), request.getMethod(), uri)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    static boolean isAllowed(Entrant entrant, String method, String uri) {
        return RULES.stream().anyMatch(rule -> rule.allows(entrant, method, uri));
    }

    /** Style, script and fonts say nothing; the pages themselves and every call need somebody. */
    private static boolean isOpen(String uri) {
        return uri.matches("/camunda/(assets|lib)/.*|/camunda/favicon.ico|/camunda/app/[^/]+/(styles|fonts|assets)/.*");
    }

    private static Rule anyone(String methods, String path) {
        return new Rule(entrant -> entrant.isTasklistUser() || entrant.isCockpitUser(), methods, Pattern.compile(path));
    }

    private static Rule tasklist(String methods, String path) {
        return new Rule(Entrant::isTasklistUser, methods, Pattern.compile(path));
    }

    private static Rule cockpit(String methods, String path) {
        return new Rule(Entrant::isCockpitUser, methods, Pattern.compile(path));
    }
}
