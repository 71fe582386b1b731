package org.pingyi.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a reminder says: in Chinese, with the English below; the same to everybody, so that it names nobody. */
@Component
class ReminderText {
    private final MessageSource messages;
    private final ZoneId zone;

    ReminderText(MessageSource messages, @Value("${pingyi.zone:Asia/Shanghai}") ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    String subject(Campaign campaign, Stage stage) {
        return text("subject", campaign, stage, Locale.CHINESE) + " / "
                + text("subject", campaign, stage, Locale.ENGLISH);
    }

    String body(Campaign campaign, Stage stage) {
        return text("body", campaign, stage, Locale.CHINESE)
                + "\n\n--\n\n"
                + text("body", campaign, stage, Locale.ENGLISH)
                + "\n";
    }

    private String text(String part, Campaign campaign, Stage stage, Locale locale) {
        var deadline = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (xxx)")
                .format(campaign.deadlineOf(stage).atZone(zone));
        var args = new Object[] {campaign.ruleBook().title(), deadline};
        return messages.getMessage("notice.reminder." + stage + "." + part, args, locale);
    }
}
