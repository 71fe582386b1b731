package org.pingyi.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.pingyi.campaign.Campaigns;
import org.pingyi.roster.Person;
import org.pingyi.roster.Roster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends what is due, after the commit and on threads of its own: a slow mail server holds up nobody. Reminders are a
 * courtesy; what cannot be sent is counted and dropped. Neither names nor addresses are logged.
 */
@Component
class SendingReminders implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(SendingReminders.class);
    private static final int THREADS = 2;
    private static final int WAITING = 1_000;
    private static final int ONE_CONNECTION = 50;

    private final ObjectProvider<JavaMailSender> mail;
    private final Campaigns campaigns;
    private final Roster roster;
    private final ReminderText text;
    private final JdbcClient jdbc;
    private final String from;
    private final ThreadPoolExecutor executor;

    SendingReminders(
            ObjectProvider<JavaMailSender> mail,
            Campaigns campaigns,
            Roster roster,
            ReminderText text,
            JdbcClient jdbc,
            @Value("${pingyi.mail.from:${spring.mail.username:pingyi@localhost}}") String from) {
        this.mail = mail;
        this.campaigns = campaigns;
        this.roster = roster;
        this.text = text;
        this.jdbc = jdbc;
        this.from = from;
        this.executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                new CustomizableThreadFactory("reminders-"));
        executor.allowCoreThreadTimeOut(true);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(RemindersDue due) {
        try {
            executor.execute(() -> send(due));
        } catch (RejectedExecutionException full) {
            LOG.warn(
                    "{} reminders of campaign {} are dropped: too many are waiting",
                    due.missing().size(),
                    due.campaign());
        }
    }

    private void send(RemindersDue due) {
        try {
            var sender = mail.getObject();
            var campaign = campaigns.get(due.campaign());
            var subject = text.subject(campaign, due.stage());
            var body = text.body(campaign, due.stage());
            var addresses = due.missing().stream()
                    .map(roster::find)
                    .flatMap(Optional::stream)
                    .map(Person::email)
                    .filter(address -> address != null && !address.isBlank())
                    .toList();
            var letters = new ArrayList<MimeMessage>();
            for (var address : addresses) {
                letter(sender, address, subject, body).ifPresent(letters::add);
            }
            var sent = 0;
            for (int i = 0; i < letters.size(); i += ONE_CONNECTION) {
                sent += send(sender, letters.subList(i, Math.min(letters.size(), i + ONE_CONNECTION)));
            }
            record(due, sent, addresses.size() - sent);
        } catch (RuntimeException failed) {
            LOG.warn("The reminders of campaign {} could not be sent: {}", due.campaign(), nameOf(failed));
        }
    }

    private Optional<MimeMessage> letter(JavaMailSender sender, String address, String subject, String body) {
        try {
            var letter = sender.createMimeMessage();
            var helper = new MimeMessageHelper(letter, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(address);
            helper.setSubject(subject);
            helper.setText(body);
            return Optional.of(letter);
        } catch (MessagingException notAnAddress) {
            return Optional.empty();
        }
    }

    /** How many of them the mail server took. */
    private static int send(JavaMailSender sender, List<MimeMessage> letters) {
        try {
            sender.send(letters.toArray(MimeMessage[]::new));
            return letters.size();
        } catch (MailSendException some) {
            LOG.warn("A mail server refused reminders: {}", nameOf(some));
            return letters.size()
                    - Math.min(letters.size(), some.getFailedMessages().size());
        } catch (MailException none) {
            LOG.warn("No mail server took the reminders: {}", nameOf(none));
            return 0;
        }
    }

    private void record(RemindersDue due, int sent, int failed) {
        jdbc.sql("insert into notice.reminder (campaign, stage, sent, failed) values (?, ?, ?, ?)")
                .params(due.campaign().value(), due.stage().name(), sent, failed)
                .update();
        LOG.info("{} reminders of campaign {} sent, {} failed", sent, due.campaign(), failed);
    }

    /** The kind of failure and of its cause; their messages may hold addresses. */
    private static String nameOf(Throwable failed) {
        var cause = failed.getCause();
        return failed.getClass().getSimpleName()
                + (cause == null ? "" : " by " + cause.getClass().getSimpleName());
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
