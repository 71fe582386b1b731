package org.pingyi.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every column of every table of the database, the engine's too. */
public final class EveryTable {
    private final JdbcClient jdbc;

    public EveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The columns, as {@code schema.table.column}, that hold a cell whose text matches. */
    public List<String> columnsMatching(Pattern text) {
        return columns().stream()
                .filter(column -> cells(column).stream()
                        .anyMatch(cell -> cell != null && text.matcher(cell).find()))
                .map(Column::name)
                .toList();
    }

    /** The columns that hold these bytes in plain: in a bytea, or as text in hex, base64 or comma-separated form. */
    public List<String> columnsHoldingBytes(int... points) {
        var hex = new StringBuilder();
        var commas = new ArrayList<String>();
        for (var point : points) {
            hex.append(String.format(Locale.ROOT, "%02x", point));
            commas.add(String.valueOf(point));
        }
        return columnsMatching(Pattern.compile(hex + "|" + String.join("\\D{1,40}", commas), Pattern.CASE_INSENSITIVE));
    }

    private record Column(String schema, String table, String column) {
        String name() {
            return schema + "." + table + "." + column;
        }
    }

    private List<Column> columns() {
        return jdbc.sql("""
                        select c.table_schema, c.table_name, c.column_name
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                          and c.table_name <> 'flyway_schema_history'
                          and c.column_name <> 'duration_' -- milliseconds, any four digits may turn up
                        order by 1, 2, 3""")
                .query((row, number) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private List<String> cells(Column column) {
        return jdbc.sql("select \"" + column.column() + "\"::text from \"" + column.schema() + "\".\"" + column.table()
                        + "\"")
                .query(String.class)
                .list();
    }
}
