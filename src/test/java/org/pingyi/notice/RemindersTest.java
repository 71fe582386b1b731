package org.pingyi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.RuleBook;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.roster.Person;
import org.pingyi.roster.Roster;
import org.pingyi.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RemindersTest.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
class RemindersTest {
    private static final CampaignCode CAMPAIGN = new CampaignCode("2026");

    @RegisterExtension
    static final GreenMailExtension POST = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig())
            .withPerMethodLifecycle(false);

    @ComponentScan({"org.pingyi.notice", "org.pingyi.database"})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MailSenderAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Beans {}

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    @MockitoBean
    Campaigns campaigns;

    @MockitoBean
    Roster roster;

    @Autowired
    Reminders reminders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void a_campaign_that_collects() throws Exception {
        var rules = new RuleBook(
                CAMPAIGN,
                "2026年度科级干部评议",
                List.of("a", "b", "c"),
                2,
                null,
                Duration.ofHours(32),
                Duration.ofHours(48),
                Duration.ofDays(2),
                Duration.ofDays(14),
                true,
                3,
                false,
                Map.of(),
                Map.of());
        when(campaigns.get(CAMPAIGN))
                .thenReturn(new Campaign(
                        CAMPAIGN,
                        Phase.COLLECTION,
                        rules,
                        "hash",
                        Instant.parse("2026-04-02T08:00:00Z"),
                        null,
                        null,
                        null,
                        null));
        person("1", "zhao@example.org");
        person("2", null);
        person("3", "not an address @@");
        person("4", "qian@example.org");
        POST.purgeEmailFromAllMailboxes();
        jdbc.sql("delete from notice.reminder").update();
    }

    @Test
    void who_has_an_address_is_reminded_after_the_commit() throws Exception {
        transaction.executeWithoutResult(status -> {
            reminders.remind(CAMPAIGN, Stage.COLLECTION, numbers("1", "2", "3", "4", "gone"));
            assertThat(POST.getReceivedMessages()).isEmpty();
        });

        assertThat(POST.waitForIncomingEmail(20_000, 2)).isTrue();
        assertThat(POST.getReceivedMessages())
                .extracting(message -> message.getRecipients(Message.RecipientType.TO)[0].toString())
                .containsExactlyInAnyOrder("zhao@example.org", "qian@example.org");
        var message = POST.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("2026年度科级干部评议：请提交线上总结 / please submit your self report");
        assertThat(message.getContent().toString())
                .contains("截止时间：2026-04-02 16:00 (+08:00)")
                .contains("Deadline: 2026-04-02 16:00 (+08:00)")
                .doesNotContain("人员");
        assertThat(GreenMailUtil.getHeaders(message)).doesNotContain("Cc:");
        assertThat(recorded())
                .containsExactly(Map.of("campaign", "2026", "stage", "COLLECTION", "sent", 2, "failed", 1));
    }

    @Test
    void what_is_rolled_back_reminds_nobody() {
        transaction.executeWithoutResult(status -> {
            reminders.remind(CAMPAIGN, Stage.COLLECTION, numbers("1"));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> reminders.remind(CAMPAIGN, Stage.COLLECTION, numbers("4")));

        assertThat(POST.waitForIncomingEmail(20_000, 1)).isTrue();
        assertThat(recorded()).hasSize(1);
        assertThat(POST.getReceivedMessages()).hasSize(1);
    }

    private List<Map<String, Object>> recorded() {
        return Awaitility.await()
                .until(
                        () -> jdbc.sql("select campaign, stage, sent, failed from notice.reminder")
                                .query()
                                .listOfRows(),
                        rows -> !rows.isEmpty());
    }

    private void person(String number, String email) {
        when(roster.find(new EmployeeNumber(number)))
                .thenReturn(Optional.of(new Person(
                        new EmployeeNumber(number), "人员" + number, null, Person.Pool.NONE, List.of(), null, email)));
    }

    private static List<EmployeeNumber> numbers(String... numbers) {
        return List.of(numbers).stream().map(EmployeeNumber::new).toList();
    }
}
