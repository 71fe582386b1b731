package org.pingyi.roster;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class WritingRoster implements ExportingRoster {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;

    WritingRoster(DataSource database) {
        jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    @Override
    @Transactional(readOnly = true)
    public void writeTo(OutputStream out) {
        try (var workbook = new RosterWorkbook(out)) {
            jdbc.query("""
                            select row_number() over (order by o.unit, o.person) as row, o.unit, u.name as unit_name,
                                   o.person, p.name, o.role, p.rank, o.job_title, o.appraisal, o.why_not_appraised,
                                   o.why_not_rating, o.verifier, p.phone, p.email
                            from roster.post o
                            join roster.unit u on u.code = o.unit
                            join roster.person p on p.employee_number = o.person
                            order by o.unit, o.person""", result -> {
                workbook.add(row(result));
            });
        }
    }

    private static RosterRow row(ResultSet result) throws SQLException {
        var rank = result.getString("rank");
        return new RosterRow(
                result.getInt("row"),
                result.getString("unit"),
                result.getString("unit_name"),
                result.getString("person"),
                result.getString("name"),
                RaterGroup.valueOf(result.getString("role")),
                rank == null ? null : Rank.valueOf(rank),
                result.getString("job_title"),
                result.getObject("appraisal", Boolean.class),
                result.getString("why_not_appraised"),
                result.getString("why_not_rating"),
                result.getBoolean("verifier"),
                result.getString("phone"),
                result.getString("email"),
                null);
    }
}
