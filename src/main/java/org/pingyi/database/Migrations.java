package org.pingyi.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One folder ({@code db/migration/<module>}), one schema and one history for each module, forward only. The engine
 * makes its own tables, in a schema of its own.
 */
@Configuration(proxyBeanMethods = false)
class Migrations {
    static final List<String> MODULES = List.of(
            "roster",
            "identity",
            "campaign",
            "collection",
            "ballotbox",
            "rating",
            "tally",
            "outcome",
            "notice",
            "audit");
    static final String ENGINE_SCHEMA = "engine";
    /** No time stands in the ballot box's schema, not even that of its migrations: their history stands elsewhere. */
    static final String TIMELESS = "ballotbox";

    static final String HISTORY_SCHEMA = "ballotbox_history";

    @Bean
    FlywayMigrationStrategy oneSchemaAModule() {
        return boot -> {
            var dataSource = boot.getConfiguration().getDataSource();
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(ENGINE_SCHEMA)
                    .locations("classpath:db/migration/" + ENGINE_SCHEMA)
                    .failOnMissingLocations(false)
                    .load()
                    .migrate();
            for (var module : MODULES) {
                var flyway = Flyway.configure()
                        .dataSource(dataSource)
                        .schemas(module)
                        .locations("classpath:db/migration/" + module);
                if (module.equals(TIMELESS)) {
                    flyway.schemas(module, HISTORY_SCHEMA).defaultSchema(HISTORY_SCHEMA);
                }
                flyway.load().migrate();
            }
        };
    }
}
