package org.pingyi.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pingyi.kernel.Deed;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;

/** The roster with its real tables and nothing above it. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@ComponentScan(
        basePackages = {"org.pingyi.roster", "org.pingyi.kernel", "org.pingyi.database"},
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.pingyi\\.roster\\.web\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.pingyi\\.roster\\..*Test.*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.pingyi\\.database\\.(?!Migrations).*")
        })
class RosterContext implements ReservedNames {
    /** System accounts that exist. */
    final Set<String> accounts = new HashSet<>();

    /** What was written into the audit trail. */
    final List<Deed> deeds = new ArrayList<>();

    @Override
    public Set<String> among(java.util.Collection<String> names) {
        var taken = new HashSet<>(accounts);
        taken.retainAll(new HashSet<>(names));
        return taken;
    }

    @EventListener
    void on(Deed deed) {
        deeds.add(deed);
    }
}
