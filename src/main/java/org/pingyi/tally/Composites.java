package org.pingyi.tally;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What left the box, and the units that are not counted; nothing else of a ballot is ever stored. */
@Repository
class Composites {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Composites(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void keep(CampaignCode campaign, Map<AppraisalId, Optional<CompositeScore>> composites) {
        batches.batchUpdate(
                "insert into tally.composite (appraisal_id, campaign, hundredths) values (?, ?, ?)",
                composites.entrySet().stream()
                        .map(composite -> new Object[] {
                            composite.getKey().value(),
                            campaign.value(),
                            composite.getValue().map(CompositeScore::hundredths).orElse(null)
                        })
                        .toList());
    }

    Map<AppraisalId, Optional<CompositeScore>> of(CampaignCode campaign) {
        var composites = new HashMap<AppraisalId, Optional<CompositeScore>>();
        jdbc.sql("select appraisal_id, hundredths from tally.composite where campaign = ?")
                .param(campaign.value())
                .query(row -> {
                    composites.put(
                            new AppraisalId(row.getObject(1, UUID.class)),
                            Optional.ofNullable(row.getObject(2, Integer.class)).map(CompositeScore::new));
                });
        return composites;
    }

    Optional<CompositeScore> of(AppraisalId appraisal) {
        return jdbc.sql("select hundredths from tally.composite where appraisal_id = ? and hundredths is not null")
                .param(appraisal.value())
                .query(Integer.class)
                .optional()
                .map(CompositeScore::new);
    }

    /** Returns whether it was not voided yet. */
    boolean voidUnit(CampaignCode campaign, UnitCode unit, String reason) {
        return jdbc.sql(
                                "insert into tally.voided_unit (campaign, unit, reason) values (?, ?, ?) on conflict do nothing")
                        .params(campaign.value(), unit.value(), reason)
                        .update()
                == 1;
    }

    boolean isVoided(CampaignCode campaign, UnitCode unit) {
        return voidedUnits(campaign).contains(unit);
    }

    Set<UnitCode> voidedUnits(CampaignCode campaign) {
        return jdbc
                .sql("select unit from tally.voided_unit where campaign = ?")
                .param(campaign.value())
                .query(String.class)
                .stream()
                .map(UnitCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
