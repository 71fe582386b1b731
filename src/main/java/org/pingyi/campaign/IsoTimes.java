package org.pingyi.campaign;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the contract writes them. */
final class IsoTimes {
    private static final Pattern DAYS_AND_SMALLER =
            Pattern.compile("P(?=.)(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d{1,9})?S)?)?");

    private IsoTimes() {}

    /** With offset, at whole microseconds (what the database keeps), in the years that everything can write in any zone. */
    static Optional<Instant> instant(String text) {
        try {
            var at = OffsetDateTime.parse(text);
            return at.getYear() < 1 || at.getYear() > 9998
                    ? Optional.empty()
                    : Optional.of(at.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Days and smaller, without signs. */
    static Optional<Duration> duration(String text) {
        if (!DAYS_AND_SMALLER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException tooLong) {
            return Optional.empty();
        }
    }
}
