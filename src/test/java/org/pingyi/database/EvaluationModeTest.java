package org.pingyi.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class EvaluationModeTest {
    @TempDir
    Path data;

    private ApplicationContextRunner start;

    /** Only what happens before any bean is made: no server is started here. */
    @Import({EvaluationMode.class, ExternalDatabase.class})
    static class Configurations {}

    @BeforeEach
    void lazily() {
        start = new ApplicationContextRunner()
                .withInitializer(context -> context.addBeanFactoryPostProcessor(factory -> {
                    for (var name : factory.getBeanDefinitionNames()) {
                        factory.getBeanDefinition(name).setLazyInit(true);
                    }
                }))
                .withUserConfiguration(Configurations.class)
                .withPropertyValues("pingyi.data-dir=" + data);
    }

    @Test
    void without_a_database_given_it_listens_on_loopback_with_a_secret_of_its_own_that_stays() {
        start.run(first -> {
            assertThat(first.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            var secret = first.getEnvironment().getProperty("pingyi.secret");
            assertThat(secret).isNotBlank();
            first.close();
            start.run(second -> assertThat(second.getEnvironment().getProperty("pingyi.secret"))
                    .isEqualTo(secret));
        });
    }

    @Test
    void what_the_operator_says_wins() {
        start.withPropertyValues("server.address=0.0.0.0", "pingyi.demo=false", "pingyi.secret=said")
                .run(context -> {
                    assertThat(context.getEnvironment().getProperty("server.address"))
                            .isEqualTo("0.0.0.0");
                    assertThat(context.getEnvironment().getProperty("pingyi.secret"))
                            .isEqualTo("said");
                    assertThat(context.getBean(DemoGround.class).wanted()).isFalse();
                });
    }

    @Test
    void demo_accounts_are_for_this_machine_only() {
        start.withPropertyValues("server.address=0.0.0.0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("SERVER_ADDRESS")
                        .hasMessageContaining("演示账号"));
        start.withPropertyValues("server.address=127.0.0.5")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void once_made_demo_accounts_keep_the_application_on_loopback() throws Exception {
        Files.createFile(data.resolve("demo"));
        start.withPropertyValues("server.address=0.0.0.0", "pingyi.demo=false")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void the_folder_is_free_again_when_the_application_has_ended() {
        start.run(context -> assertThat(context).hasNotFailed());
        start.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void with_an_external_database_nothing_is_made_up() {
        var external = start.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/pingyi");
        external.run(context ->
                assertThat(context).getFailure().isInstanceOf(CannotStart.class).hasMessageContaining("PINGYI_SECRET"));
        external.withPropertyValues("pingyi.secret=said").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class);
            assertThat(context).doesNotHaveBean(DemoGround.class);
            assertThat(context.getEnvironment().getProperty("server.address")).isNull();
        });
        assertThat(data).isEmptyDirectory();
    }
}
