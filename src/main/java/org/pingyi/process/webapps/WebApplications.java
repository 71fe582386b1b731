package org.pingyi.process.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.pingyi.identity.OfficeDoor;
import org.pingyi.web.Acting;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camunda's web applications behind our login: whoever is logged in there is logged in here, and sees what the gate lets by. */
@Configuration(proxyBeanMethods = false)
class WebApplications {
    private static final int AFTER_SPRING_SECURITY = 101;

    /** Verifiers enter while they have an open verification. */
    @Bean
    OfficeDoor verifiersDoor(Entrants entrants) {
        return actor -> entrants.of(actor).isTasklistUser();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", OurLogin.class.getName()));
        filter.setOrder(AFTER_SPRING_SECURITY);
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return filter;
    }

    @Bean
    FilterRegistrationBean<Gate> gate(Entrants entrants) {
        var filter = new FilterRegistrationBean<>(new Gate(entrants));
        filter.setOrder(AFTER_SPRING_SECURITY - 1);
        filter.addUrlPatterns("/camunda/*");
        return filter;
    }

    /** Tells the web applications who is logged in; its groups come from {@link OurIdentities}. */
    public static class OurLogin extends ContainerBasedAuthenticationProvider {
        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return Acting.in(request)
                    .map(actor -> {
                        var result = AuthenticationResult.successful(actor.login());
                        result.setGroups(groups(engine, actor.login()));
                        result.setTenants(List.of());
                        return result;
                    })
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        private static List<String> groups(ProcessEngine engine, String login) {
            return engine.getIdentityService().createGroupQuery().groupMember(login).list().stream()
                    .map(group -> group.getId())
                    .toList();
        }
    }
}
