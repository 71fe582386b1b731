package org.pingyi.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class PresentRoster implements Roster {
    private static final String PEOPLE = """
            select p.employee_number, p.name, p.rank, p.phone, p.email, o.unit, o.role,
                   exists (select from roster.measure m
                           where m.person = p.employee_number and m.kind = 'EXCLUSION' and m.lifted_at is null) as excluded
            from roster.person p left join roster.post o on o.person = p.employee_number
            """;

    private final JdbcClient jdbc;

    PresentRoster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Post> posts() {
        return jdbc.sql("""
                        select o.unit, u.name as unit_name, o.person, p.name, o.role, p.rank, o.job_title, o.appraisal,
                               o.why_not_rating is null as rates, o.verifier
                        from roster.post o
                        join roster.unit u on u.code = o.unit
                        join roster.person p on p.employee_number = o.person
                        order by o.unit, o.person""").query((result, n) -> post(result)).list();
    }

    @Override
    public Optional<Person> find(EmployeeNumber employeeNumber) {
        return people(jdbc.sql(PEOPLE + "where p.employee_number = ? order by o.unit")
                        .param(employeeNumber.value()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Person> people() {
        return people(jdbc.sql(PEOPLE + "order by p.employee_number, o.unit"));
    }

    private static Post post(ResultSet result) throws SQLException {
        var rank = rank(result);
        var appraisal = result.getObject("appraisal", Boolean.class);
        return new Post(
                new UnitCode(result.getString("unit")),
                result.getString("unit_name"),
                new EmployeeNumber(result.getString("person")),
                result.getString("name"),
                RaterGroup.valueOf(result.getString("role")),
                rank,
                result.getString("job_title"),
                appraisal == null ? rank != null && rank.isCadre() : appraisal,
                result.getBoolean("rates"),
                result.getBoolean("verifier"));
    }

    private static List<Person> people(JdbcClient.StatementSpec statement) {
        var found = new LinkedHashMap<String, Person>();
        statement.query(result -> {
            var number = result.getString("employee_number");
            var person = found.get(number);
            if (person == null) {
                person = person(result);
                found.put(number, person);
            }
            if (result.getString("unit") != null) {
                person.posts()
                        .add(new Person.Place(
                                new UnitCode(result.getString("unit")), RaterGroup.valueOf(result.getString("role"))));
            }
        });
        return List.copyOf(found.values());
    }

    private static Person person(ResultSet result) throws SQLException {
        var rank = rank(result);
        return new Person(
                new EmployeeNumber(result.getString("employee_number")),
                result.getString("name"),
                rank,
                pool(result, rank),
                new ArrayList<>(1),
                result.getString("phone"),
                result.getString("email"));
    }

    /** Who is in the roster without a post is in the human-resource pool: nothing but a transfer takes the last one. */
    private static Person.Pool pool(ResultSet result, Rank rank) throws SQLException {
        if (result.getString("unit") == null) {
            return Person.Pool.HUMAN_RESOURCE_POOL;
        }
        if (result.getBoolean("excluded")) {
            return Person.Pool.EXCLUDED;
        }
        return rank != null && rank.isCadre() ? Person.Pool.IN : Person.Pool.NONE;
    }

    private static Rank rank(ResultSet result) throws SQLException {
        var code = result.getString("rank");
        return code == null ? null : Rank.valueOf(code);
    }
}
