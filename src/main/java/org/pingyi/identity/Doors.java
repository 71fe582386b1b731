package org.pingyi.identity;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.Acting;
import org.pingyi.web.Api;
import org.pingyi.web.ErrorSentence;
import org.pingyi.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who comes in where. Three doors, and all of them closed to what is not named: calls (HTTP Basic without a session, or
 * the session of a browser), the engine's applications, and our pages.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Doors {
    /** Nothing from elsewhere, nothing inline. */
    static final String CONTENT = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final Set<SystemRole> OFFICE =
            EnumSet.of(SystemRole.PROCESS_ADMIN, SystemRole.HR_OFFICER, SystemRole.HR_APPROVER);
    private static final Set<String> READING = Set.of("GET", "HEAD", "TRACE", "OPTIONS");
    private static final String CHALLENGE = "Basic realm=\"pingyi\", charset=\"UTF-8\"";
    private static final RequestMatcher LOGIN = path("/login");
    private static final RequestMatcher LOGOUT = path("/logout");
    private static final RequestMatcher ENGINE_API = path("/camunda/api/**");
    private static final RequestMatcher ENGINE_LOGOUT =
            withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

    private final Problems problems;
    private final Logins logins;
    private final BackToLogin backToLogin;

    Doors(Problems problems, Logins logins, BackToLogin backToLogin) {
        this.problems = problems;
        this.logins = logins;
        this.backToLogin = backToLogin;
    }

    @Bean
    AuthenticationManager authenticationManager(CheckingPasswords checkingPasswords) {
        return new ProviderManager(checkingPasswords);
    }

    /** Strict about addresses; methods are answered with 405 by whoever would have to know them. */
    @Bean
    HttpFirewall strictAboutAddresses() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    @Order(1)
    SecurityFilterChain calls(HttpSecurity http) throws Exception {
        http.securityMatcher(anyOf("/api", "/api/**", "/actuator", "/actuator/**"))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path(Api.OPEN_API), path("/actuator/health"))
                        .permitAll()
                        .requestMatchers(path("/actuator/prometheus"))
                        .access(acting(actor -> actor.has(SystemRole.PROCESS_ADMIN)))
                        .requestMatchers(anyOf("/actuator", "/actuator/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Doors::couldBeForged))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()));
        return withActor(http).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain engine(HttpSecurity http, ObjectProvider<OfficeDoor> officeDoors) throws Exception {
        var redirect = new LoginUrlAuthenticationEntryPoint("/login");
        var refuse = unauthorized();
        http.securityMatcher(anyOf("/camunda", "/camunda/**"))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                anyOf("/camunda/api/admin/auth/user/{engine}/login/**", "/camunda/app/admin/**"))
                        .denyAll()
                        .requestMatchers(new AndRequestMatcher(
                                path("/camunda/api/admin/**"),
                                new NegatedRequestMatcher(path("/camunda/api/admin/auth/**"))))
                        .denyAll()
                        .requestMatchers(anyOf(
                                "/camunda/assets/**",
                                "/camunda/lib/**",
                                "/camunda/favicon.ico",
                                "/camunda/app/*/styles/**",
                                "/camunda/app/*/fonts/**",
                                "/camunda/app/*/assets/**"))
                        .permitAll()
                        .anyRequest()
                        .access(acting(actor -> OFFICE.contains(actor.role())
                                || officeDoors.stream().anyMatch(door -> door.opensTo(actor)))))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .logout(logout -> logout.logoutRequestMatcher(ENGINE_LOGOUT)
                        .logoutSuccessHandler((request, response, authentication) -> response.setStatus(204)))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, exception) -> {
                    if (ENGINE_API.matches(request)) {
                        refuse.commence(request, response, exception);
                    } else {
                        redirect.commence(request, response, exception);
                    }
                }));
        return withActor(http).build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(anyOf("/login", "/secrecy", "/look/**", "/webjars/**", "/favicon.ico"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/tasks")
                        .failureHandler(backToLogin)
                        .permitAll())
                // nothing of who used this browser before, his drafts' keys least of all
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
                .logout(logout -> logout.logoutUrl("/logout")
                        .logoutSuccessUrl("/login?out")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.STORAGE))))
                .exceptionHandling(handling -> handling.accessDeniedHandler(refusedPage()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return withActor(http).build();
    }

    private HttpSecurity withActor(HttpSecurity http) {
        return http.addFilterBefore(new LookingUpActor(logins), AnonymousAuthenticationFilter.class);
    }

    /**
     * What another site could make a browser send: a change with a session's cookie and without credentials of its own;
     * also a change with the Basic credentials that the browser remembers, where it says that it comes from elsewhere.
     */
    private static boolean couldBeForged(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            var from = request.getHeader("Sec-Fetch-Site");
            return from != null && !from.equals("same-origin") && !from.equals("none");
        }
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static AuthorizationManager<RequestAuthorizationContext> acting(Predicate<Actor> allowed) {
        return (authentication, context) -> new AuthorizationDecision(
                Acting.in(context.getRequest()).filter(allowed).isPresent());
    }

    /** After the login one comes back to the page that one wanted, never to a font or a call. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            return request.getMethod().equals("GET")
                    && accept != null
                    && accept.contains(MediaType.TEXT_HTML_VALUE)
                    && !ENGINE_API.matches(request);
        });
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private AuthenticationEntryPoint unauthorized() {
        return (request, response, exception) -> {
            if (exception instanceof CheckingPasswords.Stopped stopped) {
                problems.answer(request, response, stopped.refusal());
                return;
            }
            if (!isScript(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            }
            problems.answer(request, response, 401);
        };
    }

    /** A script of one of our pages, whose session has ended: the browser must not ask for a password over the page. */
    private static boolean isScript(HttpServletRequest request) {
        return "empty".equals(request.getHeader("Sec-Fetch-Dest"))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private AccessDeniedHandler forbidden() {
        return (request, response, exception) -> problems.answer(request, response, 403);
    }

    /** A form that was open for longer than its session: the login page is shown afresh, on others it is said. */
    private static AccessDeniedHandler refusedPage() {
        var page = new AccessDeniedHandlerImpl();
        return (request, response, denied) -> {
            if (denied instanceof CsrfException) {
                if (LOGIN.matches(request) || LOGOUT.matches(request)) {
                    response.sendRedirect(
                            request.getContextPath() + "/login?" + (LOGIN.matches(request) ? "again" : "out"));
                    return;
                }
                request.setAttribute(ErrorSentence.ATTRIBUTE, "error.stale");
            }
            page.handle(request, response, denied);
        };
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns).map(Doors::path).toList());
    }
}
