package org.pingyi.notice;

import java.util.Collection;
import java.util.List;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Does nothing where no mail server is configured: who looks at his tasks is told by them. */
@Service
class MailReminders implements Reminders {
    private final ObjectProvider<JavaMailSender> mail;
    private final ApplicationEventPublisher events;

    MailReminders(ObjectProvider<JavaMailSender> mail, ApplicationEventPublisher events) {
        this.mail = mail;
        this.events = events;
    }

    @Override
    public void remind(CampaignCode campaign, Stage stage, Collection<EmployeeNumber> missing) {
        if (!missing.isEmpty() && mail.getIfAvailable() != null) {
            events.publishEvent(new RemindersDue(campaign, stage, List.copyOf(missing)));
        }
    }
}
