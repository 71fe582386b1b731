package org.pingyi.outcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.TaskKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases. Plain SQL: ten thousand are written in the counting transaction, and a case that is to be changed is always
 * read afresh under its row's lock, never out of a session that the engine's transaction shares.
 */
@Repository
class Cases {
    private static final Map<TaskKind, String> TASK_COLUMNS = Map.of(
            TaskKind.VERIFICATION, "verification_task",
            TaskKind.OBJECTION_REVIEW, "review_task",
            TaskKind.APPROVAL, "approval_task");
    private static final String IN_ORDER = " order by unit collate \"C\", cadre collate \"C\"";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Cases(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void addAll(List<Case> cases) {
        batches.batchUpdate("""
                insert into outcome.cadre_case (appraisal, campaign, unit, unit_name, cadre, name, rank, status, grade,
                       grade_table, measure, measure_table, decision, standing)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, cases.stream().map(Cases::asRow).toList());
    }

    private static Object[] asRow(Case added) {
        var finding = added.finding();
        return new Object[] {
            finding.appraisal().value(),
            finding.campaign().value(),
            finding.unit().value(),
            finding.unitName(),
            finding.cadre().value(),
            finding.name(),
            finding.rank().name(),
            finding.status().name(),
            name(finding.grade()),
            finding.gradeTable(),
            finding.measure().name(),
            finding.measureTable(),
            added.decision().name(),
            added.standing().name()
        };
    }

    boolean isThereAnyOf(CampaignCode campaign) {
        return jdbc.sql("select exists (select from outcome.cadre_case where campaign = ?)")
                .param(campaign.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Case> find(AppraisalId appraisal) {
        return first(read(" where appraisal = ?", appraisal.value()));
    }

    Optional<Case> findByTask(TaskKind kind, UUID task) {
        return first(read(" where " + TASK_COLUMNS.get(kind) + " = ?", task));
    }

    /** Reads a case and keeps its row locked until the transaction ends. */
    Case lock(AppraisalId appraisal) {
        return first(read(" where appraisal = ? for update", appraisal.value()))
                .orElseThrow(() -> new IllegalArgumentException("no case of appraisal " + appraisal));
    }

    /** Locks all that is not decided yet. */
    List<Case> lockPending(CampaignCode campaign) {
        return read(" where campaign = ? and decision = 'PENDING' order by appraisal for update", campaign.value());
    }

    List<Case> of(CampaignCode campaign) {
        return read(" where campaign = ?" + IN_ORDER, campaign.value());
    }

    List<Case> of(EmployeeNumber cadre) {
        return read(" where cadre = ?", cadre.value());
    }

    List<Case> standing(CampaignCode campaign, Standing standing) {
        return read(
                " where campaign = ? and standing = ? and decision = 'PENDING'" + IN_ORDER,
                campaign.value(),
                standing.name());
    }

    List<Case> standing(CampaignCode campaign, UnitCode unit, Standing standing) {
        return read(
                " where campaign = ? and unit = ? and standing = ? and decision = 'PENDING'" + IN_ORDER,
                campaign.value(),
                unit.value(),
                standing.name());
    }

    List<UnitCode> units(CampaignCode campaign) {
        return jdbc
                .sql("select distinct unit collate \"C\" from outcome.cadre_case where campaign = ? order by 1")
                .param(campaign.value())
                .query(String.class)
                .list()
                .stream()
                .map(UnitCode::new)
                .toList();
    }

    List<AppraisalId> ids(CampaignCode campaign, UnitCode unit) {
        return jdbc
                .sql("select appraisal from outcome.cadre_case where campaign = ? and unit = ?" + IN_ORDER)
                .param(campaign.value())
                .param(unit.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(AppraisalId::new)
                .toList();
    }

    /** Remembers that the process came to the same; false where it did not. */
    boolean confirmGrade(AppraisalId appraisal, Grade grade, Measure measure) {
        return jdbc.sql("""
                                update outcome.cadre_case set grade_confirmed = true
                                 where appraisal = ? and grade = ? and measure = ?
                                """)
                        .param(appraisal.value())
                        .param(grade.name())
                        .param(measure.name())
                        .update()
                == 1;
    }

    /** Keeps where a locked case has come to, and what was said in it since. */
    void save(Case changed) {
        var applied = changed.applied();
        jdbc.sql("""
                        update outcome.cadre_case
                           set decision = ?, standing = ?, verification_task = ?, review_task = ?, approval_task = ?,
                               verified = ?, applied_at = ?, new_rank = ?, rank_table = ?, rule_book_hash = ?
                         where appraisal = ?
                        """)
                .param(changed.decision().name())
                .param(changed.standing().name())
                .param(changed.task(TaskKind.VERIFICATION).orElse(null))
                .param(changed.task(TaskKind.OBJECTION_REVIEW).orElse(null))
                .param(changed.task(TaskKind.APPROVAL).orElse(null))
                .param(changed.verified().orElse(null))
                .param(applied.map(Applied::at).map(Cases::timestamp).orElse(null))
                .param(applied.map(Applied::newRank).map(Enum::name).orElse(null))
                .param(applied.map(Applied::rankTable).orElse(null))
                .param(applied.map(Applied::ruleBookHash).orElse(null))
                .param(changed.appraisal().value())
                .update();
        changed.words().forEach(word -> keep(changed.appraisal(), word));
    }

    private void keep(AppraisalId appraisal, Word word) {
        jdbc.sql("""
                        insert into outcome.word (appraisal, kind, login, employee_number, yes, reason, said_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (appraisal, kind) do nothing
                        """)
                .param(appraisal.value())
                .param(word.kind().name())
                .param(word.login())
                .param(word.person() == null ? null : word.person().value())
                .param(word.yes())
                .param(word.reason())
                .param(timestamp(word.at()))
                .update();
    }

    private List<Case> read(String which, Object... params) {
        var rows = jdbc.sql("select * from outcome.cadre_case" + which)
                .params(params)
                .query(Kept.ROWS)
                .list();
        var words = words(rows.stream().filter(Kept::wasAskedOfPeople).toList());
        return rows.stream()
                .map(row -> row.with(words.getOrDefault(row.finding().appraisal(), List.of())))
                .toList();
    }

    private Map<AppraisalId, List<Word>> words(Collection<Kept> rows) {
        var words = new HashMap<AppraisalId, List<Word>>();
        if (rows.isEmpty()) {
            return words;
        }
        jdbc.sql("select * from outcome.word where appraisal = any (?::uuid[]) order by said_at, kind desc")
                .param(rows.stream()
                        .map(row -> row.finding().appraisal().toString())
                        .toArray(String[]::new))
                .query(row -> {
                    words.computeIfAbsent(
                                    new AppraisalId(row.getObject("appraisal", UUID.class)), id -> new ArrayList<>())
                            .add(word(row));
                });
        return words;
    }

    private static Word word(ResultSet row) throws SQLException {
        var person = row.getString("employee_number");
        return new Word(
                TaskKind.valueOf(row.getString("kind")),
                row.getString("login"),
                person == null ? null : new EmployeeNumber(person),
                row.getBoolean("yes"),
                row.getString("reason"),
                instant(row, "said_at"));
    }

    /** A row of the table, without what was said. */
    private record Kept(
            Finding finding,
            Decision decision,
            Standing standing,
            Map<TaskKind, UUID> tasks,
            Boolean verified,
            Applied applied) {
        static final RowMapper<Kept> ROWS = (row, number) -> new Kept(
                new Finding(
                        new AppraisalId(row.getObject("appraisal", UUID.class)),
                        new CampaignCode(row.getString("campaign")),
                        new UnitCode(row.getString("unit")),
                        row.getString("unit_name"),
                        new EmployeeNumber(row.getString("cadre")),
                        row.getString("name"),
                        Rank.valueOf(row.getString("rank")),
                        Status.valueOf(row.getString("status")),
                        row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                        row.getString("grade_table"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("measure_table")),
                Decision.valueOf(row.getString("decision")),
                Standing.valueOf(row.getString("standing")),
                tasks(row),
                row.getObject("verified", Boolean.class),
                applied(row));

        boolean wasAskedOfPeople() {
            return !tasks.isEmpty();
        }

        Case with(List<Word> words) {
            return new Case(finding, decision, standing, tasks, verified, words, applied);
        }

        private static Map<TaskKind, UUID> tasks(ResultSet row) throws SQLException {
            var tasks = new EnumMap<TaskKind, UUID>(TaskKind.class);
            for (var column : TASK_COLUMNS.entrySet()) {
                var task = row.getObject(column.getValue(), UUID.class);
                if (task != null) {
                    tasks.put(column.getKey(), task);
                }
            }
            return tasks;
        }

        private static Applied applied(ResultSet row) throws SQLException {
            return row.getString("new_rank") == null
                    ? null
                    : new Applied(
                            Rank.valueOf(row.getString("new_rank")),
                            row.getString("rank_table"),
                            row.getString("rule_book_hash"),
                            instant(row, "applied_at"));
        }
    }

    private static Optional<Case> first(List<Case> found) {
        return found.stream().findFirst();
    }

    private static String name(Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
