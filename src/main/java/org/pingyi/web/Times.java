package org.pingyi.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Instants as people of the group read them, in the group's time zone: 11 月 28 日（周六）16:00. For templates: {@code @times}. */
@Component("times")
public class Times {
    private final ZoneId zone;

    Times(@Value("${pingyi.zone:Asia/Shanghai}") ZoneId zone) {
        this.zone = zone;
    }

    /** Day, weekday and time: 11 月 28 日（周六）16:00. */
    public String full(Instant instant) {
        return format(instant, "M 月 d 日（EEE）HH:mm", "EEE, MMM d, HH:mm");
    }

    /** Day and time: 11 月 28 日 16:00. */
    public String brief(Instant instant) {
        return format(instant, "M 月 d 日 HH:mm", "MMM d, HH:mm");
    }

    /** Time alone: 16:00. */
    public String time(Instant instant) {
        return format(instant, "HH:mm", "HH:mm");
    }

    /** With the year, for papers: 2026 年 11 月 28 日. */
    public String date(Instant instant) {
        return format(instant, "yyyy 年 M 月 d 日", "MMMM d, yyyy");
    }

    /** For {@code datetime} and {@code data-deadline} attributes: ISO-8601 with the offset. */
    public String iso(Instant instant) {
        return instant == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        instant.atZone(zone).toOffsetDateTime());
    }

    private String format(Instant instant, String chinese, String english) {
        if (instant == null) {
            return "";
        }
        var locale = LocaleContextHolder.getLocale();
        var isEnglish = locale.getLanguage().equals("en");
        return DateTimeFormatter.ofPattern(isEnglish ? english : chinese, isEnglish ? Locale.ENGLISH : Locale.CHINA)
                .format(instant.atZone(zone));
    }
}
