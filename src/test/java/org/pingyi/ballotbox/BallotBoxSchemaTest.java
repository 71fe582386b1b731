package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnDatabase
class BallotBoxSchemaTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void the_schema_holds_these_columns_and_no_other() {
        assertThat(list("select table_name || '.' || column_name || ' ' || data_type from information_schema.columns"
                        + " where table_schema = 'ballotbox'"))
                .containsExactlyInAnyOrder(
                        "box.campaign text",
                        "box.state text",
                        "box.threshold integer",
                        "box.public_key bytea",
                        "scrutineer.campaign text",
                        "scrutineer.login text",
                        "scrutineer.position integer",
                        "scrutineer.enrolment_task uuid",
                        "scrutineer.opening_task uuid",
                        "scrutineer.enrolled boolean",
                        "scrutineer.given boolean",
                        "scrutineer.public_key bytea",
                        "scrutineer.private_key bytea",
                        "scrutineer.salt bytea",
                        "scrutineer.memory_kib integer",
                        "scrutineer.iterations integer",
                        "scrutineer.parallelism integer",
                        "scrutineer.share bytea",
                        "scrutineer.handed_in bytea",
                        "sealed_ballot.id uuid",
                        "sealed_ballot.campaign text",
                        "sealed_ballot.unit text",
                        "sealed_ballot.rater_group text",
                        "sealed_ballot.content bytea");
    }

    @Test
    void nothing_in_the_schema_counts_or_fills_in_by_itself() {
        assertThat(list("select table_name || '.' || column_name from information_schema.columns where table_schema ="
                        + " 'ballotbox' and (column_default is not null or is_identity = 'YES' or is_generated <>"
                        + " 'NEVER')"))
                .isEmpty();
        assertThat(list("select c.relname::text from pg_class c join pg_namespace n on n.oid ="
                        + " c.relnamespace where n.nspname = 'ballotbox' and c.relkind not in ('r', 'i')"))
                .isEmpty();
        assertThat(list("select t.tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid join"
                        + " pg_namespace n on n.oid = c.relnamespace where n.nspname = 'ballotbox' and not"
                        + " t.tgisinternal"))
                .isEmpty();
        assertThat(list("select rulename::text from pg_rules where schemaname = 'ballotbox'"))
                .isEmpty();
        assertThat(list("select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where"
                        + " n.nspname = 'ballotbox'"))
                .isEmpty();
    }

    private java.util.List<String> list(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
