package org.pingyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.kernel.Deed;
import org.pingyi.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = TrailTest.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
class TrailTest {
    @ComponentScan("org.pingyi.database")
    @Import(RecordedTrail.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Beans {}

    @Autowired
    Trail trail;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void deeds_are_recorded_the_newest_first() {
        done(new Deed("first", "A", "2026", null));
        done(new Deed("first", "B", "10432", "a reason"), new Deed("first", "C", "10432", null));

        var entries = trail.entries(null, null, "first");

        assertThat(entries).extracting(Trail.Entry::action).containsExactly("C", "B", "A");
        assertThat(entries).extracting(Trail.Entry::detail).containsExactly(null, "a reason", null);
        assertThat(trail.entries(null, null, "nobody")).isEmpty();
    }

    @Test
    void a_period_includes_its_beginning_and_not_its_end() {
        done(new Deed("second", "A", "2026", null));
        done(new Deed("second", "B", "2026", null));
        done(new Deed("second", "C", "2026", null));
        var entries = trail.entries(null, null, "second");
        var last = entries.get(0).at();
        var first = entries.get(2).at();

        assertThat(actions(trail.entries(first, last, "second"))).containsExactly("B", "A");
        assertThat(actions(trail.entries(last, null, "second"))).containsExactly("C");
        assertThat(actions(trail.entries(null, first, "second"))).isEmpty();
    }

    @Test
    void what_was_done_at_one_instant_keeps_its_order() {
        jdbc.sql("""
                        insert into audit.entry (at, actor, action, subject)
                        select '2026-04-01T00:00:00Z', 'third', 'D' || i, 'x' from generate_series(1, 5) i
                        """).update();

        assertThat(actions(trail.entries(null, null, "third"))).containsExactly("D5", "D4", "D3", "D2", "D1");
    }

    @Test
    void a_deed_that_is_rolled_back_was_never_done() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Deed("fourth", "A", "2026", null));
            status.setRollbackOnly();
        });

        assertThat(trail.entries(null, null, "fourth")).isEmpty();
    }

    @Test
    void a_deed_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> events.publishEvent(new Deed("fifth", "A", "2026", null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor = 'somebody else'",
                "update audit.entry set actor = 'somebody else' where false",
                "delete from audit.entry",
                "truncate audit.entry"
            })
    void the_trail_cannot_be_changed(String change) {
        done(new Deed("sixth", "A", "2026", null));

        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only");
        assertThat(trail.entries(null, null, "sixth")).isNotEmpty();
    }

    private void done(Deed... deeds) {
        transaction.executeWithoutResult(status -> List.of(deeds).forEach(events::publishEvent));
    }

    private static List<String> actions(List<Trail.Entry> entries) {
        return entries.stream().map(Trail.Entry::action).toList();
    }
}
