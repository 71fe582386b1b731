package org.pingyi.tally;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pingyi.ballotbox.OpeningAllowed;
import org.pingyi.ballotbox.Participations;
import org.pingyi.ballotbox.WhenOpened;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.support.TestDatabase;
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
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Tally and ballot box on a real database; the campaign and the rating are mocks, and opening is counting. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OnDatabase.Context.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "pingyi.passphrase.memory-kib=64")
@ContextConfiguration(initializers = TestDatabase.class)
@MockitoBean(
        types = {
            Campaigns.class,
            CampaignViews.class,
            Appraisals.class,
            FrozenRoster.class,
            Participations.class,
            OpeningAllowed.class
        })
@interface OnDatabase {
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"org.pingyi.ballotbox", "org.pingyi.tally", "org.pingyi.kernel", "org.pingyi.database"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*Test.*", "org\\.pingyi\\..*\\.web\\..*"}))
    class Context {
        @Bean
        WhenOpened whenOpened(Tally tally) {
            return tally::count;
        }
    }
}
