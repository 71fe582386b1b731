package org.pingyi.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.Mockito;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Person;
import org.pingyi.roster.Post;
import org.pingyi.roster.Roster;
import org.pingyi.support.TestDatabase;
import org.pingyi.web.TaskSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The module on a real database, behind its real doors, with a roster that a test writes. */
@SpringBootTest(
        classes = OnIdentity.Setup.class,
        properties = {"pingyi.admin-password=" + OnIdentity.ADMIN_PASSWORD})
@AutoConfigureMockMvc
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = TestDatabase.class)
abstract class OnIdentity {
    static final String ADMIN_PASSWORD = "the first administrator's";
    static final String PASSWORD = "correct horse 马";

    @EnableAutoConfiguration(exclude = {CamundaBpmAutoConfiguration.class, CamundaBpmWebappAutoConfiguration.class})
    @ComponentScan({"org.pingyi.identity", "org.pingyi.web", "org.pingyi.kernel"})
    @org.springframework.context.annotation.Import(OnIdentity.Migrated.class)
    static class Setup {
        @Bean
        WrittenRoster roster() {
            return new WrittenRoster();
        }

        @Bean
        StillExpected campaigns() {
            return Mockito.mock(StillExpected.class);
        }

        @Bean
        TaskSource noTasks() {
            var source = Mockito.mock(TaskSource.class);
            Mockito.when(source.prefix()).thenReturn("x");
            return source;
        }

        @Bean
        Deeds deeds() {
            return new Deeds();
        }
    }

    @ComponentScan(
            basePackages = "org.pingyi.database",
            includeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = "org\\.pingyi\\.database\\.Migrations"),
            useDefaultFilters = false)
    static class Migrated {}

    static class Deeds {
        final List<Deed> done = new ArrayList<>();

        @EventListener
        void on(Deed deed) {
            done.add(deed);
        }
    }

    /** A roster of people with posts in units, in any order. */
    static class WrittenRoster implements Roster {
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, List<String>> units = new HashMap<>();

        void write(String number, String name, String... inUnits) {
            names.put(number, name);
            units.put(number, Arrays.asList(inUnits));
        }

        void remove(String number) {
            names.remove(number);
            units.remove(number);
        }

        @Override
        public List<Post> posts() {
            return units.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream()
                            .map(unit -> new Post(
                                    new UnitCode(unit),
                                    unit,
                                    new EmployeeNumber(entry.getKey()),
                                    names.get(entry.getKey()),
                                    RaterGroup.STAFF,
                                    null,
                                    null,
                                    false,
                                    true,
                                    false)))
                    .sorted(Comparator.comparing(Post::unit).thenComparing(Post::employeeNumber))
                    .toList();
        }

        @Override
        public Optional<Person> find(EmployeeNumber number) {
            return Optional.ofNullable(names.get(number.value()))
                    .map(name -> new Person(number, name, null, Person.Pool.NONE, List.of(), null, null));
        }

        @Override
        public List<Person> people() {
            return names.keySet().stream()
                    .sorted()
                    .flatMap(number -> find(new EmployeeNumber(number)).stream())
                    .toList();
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    WrittenRoster roster;

    @Autowired
    StillExpected campaigns;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessCodes accessCodes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Deeds deeds;

    @BeforeEach
    void only_the_administrator_is_there() {
        jdbc.sql("delete from identity.account where username <> 'admin'").update();
        jdbc.sql("delete from identity.credential").update();
        jdbc.sql("delete from identity.wrong_attempt").update();
        jdbc.sql("update identity.account set disabled = false, set_by_others_at = null")
                .update();
        List.copyOf(roster.names.keySet()).forEach(roster::remove);
        Mockito.reset(campaigns);
        deeds.done.clear();
    }

    void account(String name, org.pingyi.kernel.SystemRole role) {
        accounts.create("admin", new NewAccount(name, PASSWORD, "Mr " + name, role, null));
    }

    /** Writes somebody into the roster and gives him a code. */
    String personWithCode(String number) {
        roster.write(number, "人" + number, "U1");
        return accessCodes
                .issue("hr1", new AccessCodes.Selection(List.of(new EmployeeNumber(number)), null, false))
                .get(0)
                .code();
    }

    ResultActions call(String method, String path, String user, String password, String body) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.request(org.springframework.http.HttpMethod.valueOf(method), path);
        if (user != null) {
            request.with(httpBasic(user, password));
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body.getBytes(StandardCharsets.UTF_8));
        }
        return mvc.perform(request);
    }

    ResultActions asAdmin(String method, String path, String body) throws Exception {
        return call(method, path, "admin", ADMIN_PASSWORD, body);
    }

    int statusOf(String user, String password) throws Exception {
        return call("GET", "/api/tasks", user, password, null)
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
