package org.pingyi.roster;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.pingyi.kernel.Rank;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of a file beside the roster: in a temporary table, so that 250,000 of them need no memory here and are
 * compared where the roster is. All of it happens in the import's transaction.
 */
@Component
class IncomingRows {
    private static final String APPRAISED_BY_RANK =
            "coalesce(o.appraisal, coalesce(p.rank, 'STAFF_MEMBER') <> 'STAFF_MEMBER')";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    IncomingRows(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** Something that is wrong with a row in the light of another. */
    record Clash(int row, int otherRow, Column column) {}

    /** A row that would undo an applied measure; {@code restoredBy} null where it gives no document. */
    record Undoing(int row, String person, UUID appraisal, boolean rankTooHigh, String restoredBy) {}

    /** Persons, and the units they are in. */
    record Counts(int units, int people, int cadres) {}

    /** Persons whom the file concerns. */
    record Changes(int added, int changed, int removed) {}

    /** A unit that gets another name. */
    record Renamed(int row, String unit, String from, String to) {}

    /** Makes the table and fills it with what the source hands over. */
    void fill(Consumer<Consumer<RosterRow>> source) {
        template.execute("""
                create temporary table incoming (
                    row int not null,
                    unit text collate "C" not null,
                    unit_name text collate "C" not null,
                    person text collate "C" not null,
                    name text collate "C" not null,
                    role text not null,
                    rank text,
                    level smallint not null,
                    job_title text collate "C",
                    appraisal boolean,
                    appraised boolean not null,
                    why_not_appraised text collate "C",
                    why_not_rating text collate "C",
                    verifier boolean not null,
                    phone text collate "C",
                    email text collate "C",
                    restored_by text collate "C"
                ) on commit drop""");
        template.execute((ConnectionCallback<Void>) connection -> {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy pg_temp.incoming from stdin (encoding 'UTF8')");
            try {
                var lines = new CopyLines(copy);
                source.accept(lines::add);
                lines.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return null;
        });
        template.execute("analyze pg_temp.incoming");
    }

    /** Domain rule 1 and contract §1: what rows must not say of one person or unit. The later row is the wrong one. */
    List<Clash> clashes() {
        var found = new ArrayList<Clash>();
        template.query("""
                select row,
                       case when unit_name <> first_unit_name then unit_row end as unit_name,
                       case when nth_in_unit > 1 then row_in_unit end as twice,
                       case when nth_in_unit = 1 and name <> first_name then person_row end as name,
                       case when nth_in_unit = 1 and rank is distinct from first_rank then person_row end as rank,
                       case when nth_in_unit = 1 and phone is distinct from first_phone then person_row end as phone,
                       case when nth_in_unit = 1 and appraised and row > appraised_row then appraised_row end as appraised
                from (
                    select row, unit_name, name, rank, phone, appraised,
                           first_value(row) over of_unit as unit_row,
                           first_value(unit_name) over of_unit as first_unit_name,
                           first_value(row) over of_person as person_row,
                           first_value(name) over of_person as first_name,
                           first_value(rank) over of_person as first_rank,
                           first_value(phone) over of_person as first_phone,
                           min(row) filter (where appraised) over (partition by person) as appraised_row,
                           first_value(row) over of_both as row_in_unit,
                           row_number() over of_both as nth_in_unit
                    from pg_temp.incoming
                    window of_unit as (partition by unit order by row),
                           of_person as (partition by person order by row),
                           of_both as (partition by person, unit order by row)
                ) as side_by_side
                where unit_name <> first_unit_name or nth_in_unit > 1 or name <> first_name
                   or rank is distinct from first_rank or phone is distinct from first_phone
                   or appraised and row > appraised_row
                order by row limit """ + " " + ImportingRoster.MOST_PROBLEMS, result -> {
            int row = result.getInt("row");
            clash(found, row, result.getInt("unit_name"), Column.UNIT_NAME);
            clash(found, row, result.getInt("twice"), Column.EMPLOYEE_NUMBER);
            clash(found, row, result.getInt("name"), Column.NAME);
            clash(found, row, result.getInt("rank"), Column.RANK);
            clash(found, row, result.getInt("phone"), Column.PHONE);
            clash(found, row, result.getInt("appraised"), Column.APPRAISED);
        });
        return found;
    }

    private static void clash(List<Clash> found, int row, int otherRow, Column column) {
        if (otherRow > 0) {
            found.add(new Clash(row, otherRow, column));
        }
    }

    /** The next employee numbers after the given one, in their order. */
    List<String> peopleAfter(String last, int most) {
        return jdbc.sql("select distinct person from pg_temp.incoming where person > ? order by person limit ?")
                .params(last, most)
                .query(String.class)
                .list();
    }

    /** The rows in which a person stands. */
    List<Integer> rowsOf(String person) {
        return jdbc.sql("select row from pg_temp.incoming where person = ? order by row")
                .param(person)
                .query(Integer.class)
                .list();
    }

    /** Every pair of a row and a binding measure that it would undo. */
    List<Undoing> undoing() {
        return jdbc.sql("""
                        select i.row, i.person, m.appraisal, i.level > m.level as rank_too_high, i.restored_by
                        from pg_temp.incoming i join roster.measure m on m.person = i.person and m.lifted_at is null
                        where i.level > m.level
                           or exists (select from roster.moved_out o where o.appraisal = m.appraisal and o.unit = i.unit)
                        order by i.row, m.applied_at""")
                .query((result, n) -> new Undoing(
                        result.getInt("row"),
                        result.getString("person"),
                        result.getObject("appraisal", UUID.class),
                        result.getBoolean("rank_too_high"),
                        result.getString("restored_by")))
                .list();
    }

    Counts count() {
        return jdbc.sql("""
                        select count(distinct unit) as units, count(distinct person) as people,
                               count(distinct person) filter (where appraised) as cadres
                        from pg_temp.incoming""").query(Counts.class).single();
    }

    List<Renamed> renamedUnits() {
        return jdbc.sql("""
                        select min(i.row) as row, u.code as unit, u.name as from, min(i.unit_name) as to
                        from pg_temp.incoming i join roster.unit u on u.code = i.unit and u.name <> i.unit_name
                        group by u.code, u.name order by 1""")
                .query((result, n) -> new Renamed(
                        result.getInt("row"),
                        result.getString("unit"),
                        result.getString("from"),
                        result.getString("to")))
                .list();
    }

    /**
     * Finds out who is new, who changes and who leaves. A person changes where a value that counts does; writing out
     * what was the default before is no change. Who has no post and no row stays: the human-resource pool.
     */
    Changes compare() {
        template.execute("""
                create temporary table verdict on commit drop as
                with filed as (
                    select person, min(name) as name, min(rank) as rank, min(phone) as phone,
                           (array_agg(email order by unit) filter (where email is not null))[1] as email
                    from pg_temp.incoming group by person
                ), moved as (
                    select distinct coalesce(i.person, o.person) as person
                    from pg_temp.incoming i
                    full join roster.post o on o.person = i.person and o.unit = i.unit
                    left join roster.person p on p.employee_number = o.person
                    where i.person is null or o.person is null
                       or (i.role, i.job_title, i.appraised, i.why_not_appraised, i.why_not_rating, i.verifier)
                          is distinct from
                          (o.role, o.job_title, %s, o.why_not_appraised, o.why_not_rating, o.verifier)
                ), judged as (
                    select coalesce(f.person, p.employee_number) as person,
                           case when p.employee_number is null then 'ADDED'
                                when f.person is null then
                                    case when exists (select from roster.post o where o.person = p.employee_number)
                                         then 'REMOVED' end
                                when moved.person is not null
                                  or (f.name, f.rank, f.phone, f.email)
                                     is distinct from (p.name, p.rank, p.phone, p.email) then 'CHANGED'
                           end as verdict,
                           f.name, f.rank, f.phone, f.email
                    from filed f full join roster.person p on p.employee_number = f.person
                    left join moved on moved.person = f.person
                )
                select * from judged where verdict is not null""".formatted(APPRAISED_BY_RANK));
        return jdbc.sql("""
                        select count(*) filter (where verdict = 'ADDED') as added,
                               count(*) filter (where verdict = 'CHANGED') as changed,
                               count(*) filter (where verdict = 'REMOVED') as removed
                        from pg_temp.verdict""").query(Changes.class).single();
    }

    /** Makes the roster what {@link #compare()} found. */
    void apply() {
        template.execute("alter table pg_temp.verdict add primary key (person)");
        template.execute("analyze pg_temp.verdict");
        for (var step : List.of(
                """
                insert into roster.former_post (person, unit)
                select o.person, o.unit from roster.post o join pg_temp.verdict v on v.person = o.person
                where v.verdict = 'REMOVED'
                on conflict do nothing""",
                """
                delete from roster.post o using pg_temp.verdict v
                where v.person = o.person
                  and not exists (select from pg_temp.incoming i where i.person = o.person and i.unit = o.unit)""",
                """
                delete from roster.person p using pg_temp.verdict v
                where v.person = p.employee_number and v.verdict = 'REMOVED'""",
                """
                delete from roster.former_post f using pg_temp.verdict v
                where v.person = f.person and v.verdict = 'ADDED'""",
                """
                insert into roster.unit (code, name) select unit, min(unit_name) from pg_temp.incoming group by unit
                on conflict (code) do update set name = excluded.name where roster.unit.name <> excluded.name""",
                """
                insert into roster.person (employee_number, name, rank, phone, email)
                select person, name, rank, phone, email from pg_temp.verdict where verdict <> 'REMOVED'
                on conflict (employee_number) do update
                set name = excluded.name, rank = excluded.rank, phone = excluded.phone, email = excluded.email""",
                """
                insert into roster.post (person, unit, role, job_title, appraisal, why_not_appraised, why_not_rating,
                                         verifier)
                select i.person, i.unit, i.role, i.job_title, i.appraisal, i.why_not_appraised, i.why_not_rating,
                       i.verifier
                from pg_temp.incoming i join pg_temp.verdict v on v.person = i.person
                on conflict (person, unit) do update
                set role = excluded.role, job_title = excluded.job_title, appraisal = excluded.appraisal,
                    why_not_appraised = excluded.why_not_appraised, why_not_rating = excluded.why_not_rating,
                    verifier = excluded.verifier""",
                "delete from roster.unit u where not exists (select from roster.post o where o.unit = u.code)")) {
            template.update(step);
        }
    }

    /** Writes rows in the form of PostgreSQL's COPY, in pieces. */
    private static final class CopyLines {
        private static final int PIECE = 1 << 15;
        private final CopyIn copy;
        private final StringBuilder text = new StringBuilder(2 * PIECE);

        CopyLines(CopyIn copy) {
            this.copy = copy;
        }

        void add(RosterRow row) {
            field(String.valueOf(row.row()), '\t');
            field(row.unit(), '\t');
            field(row.unitName(), '\t');
            field(row.person(), '\t');
            field(row.name(), '\t');
            field(row.role().name(), '\t');
            field(row.rank() == null ? null : row.rank().name(), '\t');
            field(String.valueOf(Rank.level(row.rank())), '\t');
            field(row.jobTitle(), '\t');
            field(row.appraisal() == null ? null : row.appraisal().toString(), '\t');
            field(String.valueOf(row.appraised()), '\t');
            field(row.whyNotAppraised(), '\t');
            field(row.whyNotRating(), '\t');
            field(String.valueOf(row.verifier()), '\t');
            field(row.phone(), '\t');
            field(row.email(), '\t');
            field(row.restoredBy(), '\n');
            if (text.length() > PIECE) {
                flush();
            }
        }

        void flush() {
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            text.setLength(0);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void field(String value, char end) {
            if (value == null) {
                text.append("\\N").append(end);
                return;
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\n' -> text.append("\\n");
                    case '\t' -> text.append("\\t");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
            text.append(end);
        }
    }
}
