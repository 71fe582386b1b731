package org.pingyi.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthEndpointGroup;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A second port, on loopback unless said otherwise, for the machines that watch the application: readiness and liveness
 * with their details, and the metrics, without a login. Who asks there is inside; told by the port of the connection
 * itself, which no header can change. Everything else is not there, and on the main port nothing changes. (Boot's own
 * management port would take health and metrics away from the main port, where others rely on them.)
 */
@Configuration(proxyBeanMethods = false)
class OperatorsDoor {
    /** The groups exist for whoever names them; the summary outside does not list them. */
    @Bean
    HealthEndpointGroupsPostProcessor groupsAreNotListed() {
        return Unlisted::new;
    }

    private record Unlisted(HealthEndpointGroups groups) implements HealthEndpointGroups {
        @Override
        public HealthEndpointGroup getPrimary() {
            return groups.getPrimary();
        }

        @Override
        public Set<String> getNames() {
            return Set.of();
        }

        @Override
        public HealthEndpointGroup get(String name) {
            return groups.get(name);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("pingyi.operations.port")
    static class Open {
        private final Connector door = new Connector();

        Open(
                @Value("${pingyi.operations.port}") int port,
                @Value("${pingyi.operations.address:127.0.0.1}") String address)
                throws UnknownHostException {
            door.setPort(port);
            ((AbstractProtocol<?>) door.getProtocolHandler()).setAddress(InetAddress.getByName(address));
        }

        int port() {
            return door.getLocalPort();
        }

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> secondPort() {
            return server -> server.addAdditionalTomcatConnectors(door);
        }

        @Bean
        @Order(0)
        SecurityFilterChain inside(HttpSecurity http) throws Exception {
            return http.securityMatcher(request -> request.getLocalPort() == door.getLocalPort())
                    .authorizeHttpRequests(rules -> rules.requestMatchers(Doors.anyOf(
                                    "/actuator/health",
                                    "/actuator/health/readiness",
                                    "/actuator/health/liveness",
                                    "/actuator/prometheus"))
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .exceptionHandling(handling -> handling.authenticationEntryPoint(
                            (request, response, exception) -> response.setStatus(404)))
                    .build();
        }
    }
}
