package org.pingyi.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Deeds;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records a deed in the transaction that does it: neither is there without the other. */
@Service
class RecordedTrail implements Trail {
    private final JdbcClient jdbc;

    RecordedTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Deed deed) {
        jdbc.sql("insert into audit.entry (actor, action, subject, detail) values (?, ?, ?, ?)")
                .params(deed.actor(), deed.action(), deed.subject(), deed.detail())
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Deeds deeds) {
        jdbc.sql("""
                        insert into audit.entry (actor, action, subject, detail)
                        select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                        """)
                .param(column(deeds, Deed::actor))
                .param(column(deeds, Deed::action))
                .param(column(deeds, Deed::subject))
                .param(column(deeds, Deed::detail))
                .update();
    }

    private static String[] column(Deeds deeds, Function<Deed, String> of) {
        return deeds.all().stream().map(of).toArray(String[]::new);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> entries(Instant from, Instant to, String actor) {
        return jdbc.sql("""
                        select at, actor, action, subject, detail from audit.entry
                        where at >= coalesce(cast(:from as timestamptz), '-infinity')
                          and at < coalesce(cast(:to as timestamptz), 'infinity')
                          and (cast(:actor as text) is null or actor = :actor)
                        order by at desc, id desc
                        """)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("actor", actor)
                .query((row, number) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
