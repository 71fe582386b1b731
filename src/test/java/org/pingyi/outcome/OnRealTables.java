package org.pingyi.outcome;

import static org.mockito.Mockito.mock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Progress;
import org.pingyi.collection.SelfReports;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.roster.MeasureOnRoster;
import org.pingyi.support.TestDatabase;
import org.pingyi.tally.Tally;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** This module on real tables of its own, all other modules played by {@link World}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = OnRealTables.Beans.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.schemas=outcome",
            "spring.flyway.locations=classpath:db/migration/outcome",
        })
@ContextConfiguration(initializers = TestDatabase.class)
@interface OnRealTables {
    @ComponentScan(
            basePackages = "org.pingyi.outcome",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.pingyi\\.outcome\\.web\\..*"))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import(World.class)
    class Beans {
        @Bean
        Campaigns campaigns() {
            return mock();
        }

        @Bean
        Appraisals appraisals() {
            return mock();
        }

        @Bean
        FrozenRoster frozenRoster() {
            return mock();
        }

        @Bean
        Progress progress() {
            return mock();
        }

        @Bean
        SelfReports selfReports() {
            return mock();
        }

        @Bean
        Tally tally() {
            return mock();
        }

        @Bean
        MeasureOnRoster measureOnRoster() {
            return mock();
        }

        @Bean
        DecisionTables decisionTables() {
            return mock();
        }

        @Bean
        DatabaseClock clock() {
            return mock();
        }
    }
}
