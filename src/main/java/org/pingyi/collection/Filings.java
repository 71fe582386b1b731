package org.pingyi.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code collection.self_report}; changes are conditional updates, so that the first one wins everywhere. */
@Repository
class Filings {
    private static final String SELECT = """
            select appraisal, campaign, unit, cadre, drafted_at, draft_summary, draft_achievements, draft_problems,
                   draft_plan, submitted_at, receipt, content_digest
              from collection.self_report
            """;
    private final JdbcClient jdbc;

    Filings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(List<Appraisal> appraisals) {
        jdbc.sql("""
                        insert into collection.self_report (appraisal, campaign, unit, cadre)
                        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
                        on conflict do nothing
                        """)
                .param(texts(appraisals.stream().map(Appraisal::id).toList()))
                .param(texts(appraisals.stream().map(Appraisal::campaign).toList()))
                .param(texts(appraisals.stream().map(Appraisal::unit).toList()))
                .param(texts(appraisals.stream().map(Appraisal::cadre).toList()))
                .update();
    }

    Optional<Filing> find(UUID appraisal) {
        return jdbc.sql(SELECT + "where appraisal = ?")
                .param(appraisal)
                .query(Filings::filing)
                .optional();
    }

    Optional<Filing> findUnsubmitted(CampaignCode campaign, EmployeeNumber cadre) {
        return jdbc.sql(SELECT + "where campaign = ? and cadre = ? and submitted_at is null")
                .param(campaign.value())
                .param(cadre.value())
                .query(Filings::filing)
                .optional();
    }

    /** What a cadre has submitted in all campaigns, the latest first. */
    List<Filing> submittedBy(EmployeeNumber cadre) {
        return jdbc.sql(SELECT + "where cadre = ? and submitted_at is not null order by submitted_at desc")
                .param(cadre.value())
                .query(Filings::filing)
                .list();
    }

    /** Whether it could be kept: not after the submission. */
    boolean keepDraft(AppraisalId appraisal, Draft draft, Instant at) {
        return jdbc.sql("""
                                update collection.self_report
                                   set drafted_at = ?, draft_summary = ?, draft_achievements = ?, draft_problems = ?, draft_plan = ?
                                 where appraisal = ? and submitted_at is null
                                """)
                        .param(timestamp(at))
                        .param(draft.summary())
                        .param(draft.achievements())
                        .param(draft.problems())
                        .param(draft.plan())
                        .param(appraisal.value())
                        .update()
                == 1;
    }

    /** Whether this was the submission; false where there was one before. */
    boolean submit(AppraisalId appraisal, SelfReport report, String receipt, Instant at) {
        return jdbc.sql("""
                                update collection.self_report
                                   set submitted_at = ?, summary = ?, achievements = ?, problems = ?, plan = ?, content_digest = ?, receipt = ?
                                 where appraisal = ? and submitted_at is null
                                """)
                        .param(timestamp(at))
                        .param(report.summary())
                        .param(report.achievements())
                        .param(report.problems())
                        .param(report.plan())
                        .param(Sections.digest(report))
                        .param(receipt)
                        .param(appraisal.value())
                        .update()
                == 1;
    }

    Map<UnitCode, Set<AppraisalId>> missing(CampaignCode campaign) {
        var missing = new TreeMap<UnitCode, Set<AppraisalId>>();
        jdbc.sql("""
                        select unit, appraisal from collection.self_report
                         where campaign = ? and submitted_at is null order by unit, cadre
                        """).param(campaign.value()).query(row -> {
            missing.computeIfAbsent(new UnitCode(row.getString("unit")), unit -> new LinkedHashSet<>())
                    .add(appraisal(row));
        });
        return missing;
    }

    Map<UnitCode, Integer> submitted(CampaignCode campaign) {
        var submitted = new TreeMap<UnitCode, Integer>();
        jdbc.sql("""
                        select unit, count(*) from collection.self_report
                         where campaign = ? and submitted_at is not null group by unit
                        """).param(campaign.value()).query(row -> {
            submitted.put(new UnitCode(row.getString("unit")), row.getInt("count"));
        });
        return submitted;
    }

    Map<AppraisalId, SelfReport> reports(Collection<AppraisalId> appraisals) {
        var reports = new LinkedHashMap<AppraisalId, SelfReport>();
        jdbc.sql("""
                        select appraisal, summary, achievements, problems, plan from collection.self_report
                         where appraisal = any (?::uuid[]) and submitted_at is not null
                        """).param(texts(appraisals)).query(row -> {
            reports.put(
                    appraisal(row),
                    new SelfReport(
                            row.getString("summary"),
                            row.getString("achievements"),
                            row.getString("problems"),
                            row.getString("plan")));
        });
        return reports;
    }

    Map<UnitCode, List<AppraisalId>> toReflect(CampaignCode campaign, int limit) {
        var found = new TreeMap<UnitCode, List<AppraisalId>>();
        jdbc.sql("""
                        select unit, appraisal
                          from (select unit, appraisal, row_number() over (partition by unit) as place
                                  from collection.self_report
                                 where campaign = ? and submitted_at is not null and not reflected) as waiting
                         where place <= ?
                        """).param(campaign.value()).param(limit).query(row -> {
            found.computeIfAbsent(new UnitCode(row.getString("unit")), unit -> new ArrayList<>())
                    .add(appraisal(row));
        });
        return found;
    }

    void reflected(List<AppraisalId> appraisals) {
        jdbc.sql(
                        "update collection.self_report set reflected = true where appraisal = any (?::uuid[]) and not reflected")
                .param(texts(appraisals))
                .update();
    }

    private static Filing filing(ResultSet row, int number) throws SQLException {
        var draft = row.getObject("drafted_at") == null
                ? null
                : new Draft(
                        row.getString("draft_summary"),
                        row.getString("draft_achievements"),
                        row.getString("draft_problems"),
                        row.getString("draft_plan"));
        var submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        return new Filing(
                appraisal(row),
                new CampaignCode(row.getString("campaign")),
                new UnitCode(row.getString("unit")),
                new EmployeeNumber(row.getString("cadre")),
                draft,
                submittedAt == null ? null : submittedAt.toInstant(),
                row.getString("receipt"),
                row.getBytes("content_digest"));
    }

    private static AppraisalId appraisal(ResultSet row) throws SQLException {
        return new AppraisalId(row.getObject("appraisal", UUID.class));
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(Collection<?> codes) {
        return codes.stream().map(Object::toString).toArray(String[]::new);
    }
}
