package org.pingyi.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the engine keeps up: the whole cluster's failed jobs, incidents and the age of the oldest job that is due, looked
 * up at most every five seconds, whoever asks. The threads and the queue of this node's job executor are Boot's
 * {@code executor.*} of {@code camundaTaskExecutor}.
 */
@Component
class EngineMeters implements MeterBinder {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private Backlog seen;
    private long seenAt;

    EngineMeters(ManagementService management, RuntimeService runtime, JdbcClient jdbc) {
        this.management = management;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    private record Backlog(long failed, long incidents, double secondsDue) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "jobs.failed", "Jobs that have failed as often as they may", Backlog::failed);
        gauge(registry, "incidents", "Open incidents", Backlog::incidents);
        gauge(registry, "jobs.oldest.due", "Seconds since the oldest due job was due, 0 if none", Backlog::secondsDue);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
        Gauge.builder("pingyi.engine." + name, this, meters -> value.applyAsDouble(meters.backlog()))
                .description(description)
                .register(registry);
    }

    private synchronized Backlog backlog() {
        if (seen == null || System.nanoTime() - seenAt > FRESH) {
            seen = new Backlog(
                    management.createJobQuery().noRetriesLeft().count(),
                    runtime.createIncidentQuery().count(),
                    secondsDue(ClockUtil.getCurrentTime()));
            seenAt = System.nanoTime();
        }
        return seen;
    }

    /** The engine keeps its times without a zone, in the node's: they are compared with the node's clock alone. */
    private double secondsDue(Date now) {
        return jdbc.sql("""
                        select min(coalesce(duedate_, create_time_)) from engine.act_ru_job
                        where retries_ > 0 and suspension_state_ = 1 and coalesce(duedate_, create_time_) <= ?
                        """)
                .param(new Timestamp(now.getTime()))
                .query(Timestamp.class)
                .optional()
                .map(since -> (now.getTime() - since.getTime()) / 1000.0)
                .orElse(0.0);
    }
}
