package org.pingyi.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * A big box, half of it in one unit. The usual run has a small one; the size that is planned for is
 * {@code -Dpingyi.ballots=100000}, with {@code _JAVA_OPTIONS=-Xmx512m}.
 */
@OnDatabase
@Import(Played.class)
class BigBoxTest {
    private static final Logger LOG = LoggerFactory.getLogger(BigBoxTest.class);
    private static final int BALLOTS = Integer.getInteger("pingyi.ballots", 4_000);
    private static final int CADRES = 40;

    @Autowired
    Played played;

    @Autowired
    Tally tally;

    @Test
    void a_big_box_is_counted_within_a_minute_of_work() {
        var play = played.campaign("big");
        play.unit("GY01", CADRES, BALLOTS / 2, false);
        for (var unit = 2; unit <= 11; unit++) {
            play.unit("GY%02d".formatted(unit), CADRES, BALLOTS / 20, false);
        }
        play.give("gh01");
        var begin = System.nanoTime();
        var worked = worked();
        play.give("jw01");
        var took = Duration.ofNanos(System.nanoTime() - begin);
        worked = worked() - worked;
        LOG.info(
                "{} ballots of {} cadres each opened and counted in {}, {} of work",
                BALLOTS,
                CADRES - 1,
                took,
                Duration.ofNanos(worked));
        // not the clock on the wall: the machine may have other things to do
        assertThat(Duration.ofNanos(worked)).isLessThan(Duration.ofMinutes(1));
        assertThat(tally.results(play.code)).hasSize(11 * (CADRES - 1));
    }

    /** What this process has had of the processors, in nanoseconds. */
    private static long worked() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
