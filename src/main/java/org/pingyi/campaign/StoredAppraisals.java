package org.pingyi.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredAppraisals implements Appraisals {
    private static final String COLUMNS = "id, campaign, unit, cadre, name, rank, job_title, excluded";
    private static final String SELECT = "select " + COLUMNS + " from campaign.appraisal ";
    private static final String IN_ORDER = " order by campaign, unit, cadre";
    private final JdbcClient jdbc;

    StoredAppraisals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Appraisal> find(AppraisalId id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(StoredAppraisals::appraisal)
                .optional();
    }

    @Override
    public Optional<Appraisal> find(CampaignCode campaign, EmployeeNumber cadre) {
        return jdbc.sql(SELECT + "where campaign = ? and cadre = ?")
                .params(campaign.value(), cadre.value())
                .query(StoredAppraisals::appraisal)
                .optional();
    }

    @Override
    public List<Appraisal> of(EmployeeNumber cadre) {
        return jdbc.sql(SELECT + "where cadre = ?" + IN_ORDER)
                .param(cadre.value())
                .query(StoredAppraisals::appraisal)
                .list();
    }

    @Override
    public List<Appraisal> of(CampaignCode campaign) {
        return jdbc.sql(SELECT + "where campaign = ?" + IN_ORDER)
                .param(campaign.value())
                .query(StoredAppraisals::appraisal)
                .list();
    }

    @Override
    public List<Appraisal> of(CampaignCode campaign, UnitCode unit) {
        return jdbc.sql(SELECT + "where campaign = ? and unit = ?" + IN_ORDER)
                .params(campaign.value(), unit.value())
                .query(StoredAppraisals::appraisal)
                .list();
    }

    @Override
    @Transactional
    public List<Appraisal> exclude(Collection<AppraisalId> missing) {
        return jdbc.sql("""
                        with excluded as (
                            update campaign.appraisal set excluded = true
                            where id = any (cast(? as uuid[])) and not excluded
                            returning %s
                        )
                        select %s from excluded
                        """.formatted(COLUMNS, COLUMNS) + IN_ORDER)
                .param(missing.stream().map(AppraisalId::toString).toArray(String[]::new))
                .query(StoredAppraisals::appraisal)
                .list();
    }

    Map<UnitCode, Integer> countExcluded(CampaignCode campaign) {
        var counts = new HashMap<UnitCode, Integer>();
        jdbc.sql(
                        "select unit, count(*) as excluded from campaign.appraisal where campaign = ? and excluded group by unit")
                .param(campaign.value())
                .query(row -> {
                    counts.put(new UnitCode(row.getString("unit")), row.getInt("excluded"));
                });
        return counts;
    }

    private static Appraisal appraisal(ResultSet row, int number) throws SQLException {
        return new Appraisal(
                new AppraisalId(row.getObject("id", UUID.class)),
                new CampaignCode(row.getString("campaign")),
                new UnitCode(row.getString("unit")),
                new EmployeeNumber(row.getString("cadre")),
                row.getString("name"),
                Rank.valueOf(row.getString("rank")),
                row.getString("job_title"),
                row.getBoolean("excluded"));
    }
}
