package org.pingyi.rehearsal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The stages of a rehearsal, each with a progress bar while it runs and its seconds afterwards. */
class Stages {
    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Duration> took = new LinkedHashMap<>();

    /** @param terminal whether somebody watches; else each stage is told once, when it is done */
    Stages(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Steps of a stage that are done; may be told from several threads. */
    interface Steps {
        void done();
    }

    /** @param steps how many steps the work will tell, at least 1 */
    void run(String name, int steps, Consumer<Steps> work) {
        var began = System.nanoTime();
        if (terminal) {
            try (var bar = bar(name, steps)) {
                work.accept(bar::step);
                bar.stepTo(steps);
            }
        } else {
            work.accept(() -> {});
        }
        var duration = Duration.ofNanos(System.nanoTime() - began);
        took.put(name, duration);
        if (!terminal) {
            out.printf(Locale.ROOT, "%s  %d  %s s%n", name, steps, seconds(duration));
        }
    }

    private ProgressBar bar(String name, int steps) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }

    void add(String name, Duration duration) {
        took.put(name, duration);
    }

    Map<String, Duration> took() {
        return took;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
