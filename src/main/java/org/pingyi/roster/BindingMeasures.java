package org.pingyi.roster;

import java.sql.Timestamp;
import java.util.UUID;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class BindingMeasures implements MeasureOnRoster {
    private final JdbcClient jdbc;
    private final RosterLock lock;
    private final DatabaseClock clock;

    BindingMeasures(JdbcClient jdbc, RosterLock lock, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(AppraisalId appraisal, CampaignCode campaign, EmployeeNumber cadre, Kind kind, Rank newRank) {
        lock.together();
        if (!record(appraisal, campaign, cadre, kind, newRank)) {
            return;
        }
        lowerRank(cadre, newRank);
        if (kind == Kind.TRANSFER) {
            endPosts(appraisal, cadre);
        }
    }

    private boolean record(
            AppraisalId appraisal, CampaignCode campaign, EmployeeNumber cadre, Kind kind, Rank newRank) {
        return jdbc.sql("""
                                insert into roster.measure (appraisal, campaign, person, kind, rank, level, applied_at)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict (appraisal) do nothing""")
                        .params(
                                appraisal.value(),
                                campaign.value(),
                                cadre.value(),
                                kind.name(),
                                newRank.name(),
                                Rank.level(newRank),
                                Timestamp.from(clock.now()))
                        .update()
                == 1;
    }

    /** A rank that is as low already stays; whose rank is none of the first four can't be appraised by the roster's word. */
    private void lowerRank(EmployeeNumber cadre, Rank newRank) {
        var present = jdbc.sql("select rank from roster.person where employee_number = ? for update")
                .param(cadre.value())
                .query((result, n) -> new PresentRank(result.getString(1)))
                .optional();
        if (present.isEmpty() || Rank.level(present.get().rank()) <= Rank.level(newRank)) {
            return;
        }
        jdbc.sql("update roster.person set rank = ? where employee_number = ?")
                .params(newRank.name(), cadre.value())
                .update();
        if (!newRank.isCadre()) {
            jdbc.sql("update roster.post set appraisal = null where person = ? and appraisal")
                    .param(cadre.value())
                    .update();
        }
    }

    private void endPosts(AppraisalId appraisal, EmployeeNumber cadre) {
        jdbc.sql("""
                        with ended as (delete from roster.post where person = :person returning unit)
                        insert into roster.moved_out (appraisal, unit)
                        select :appraisal, unit from ended
                        union
                        select :appraisal, unit from roster.former_post where person = :person""")
                .param("person", cadre.value())
                .param("appraisal", appraisal.value())
                .update();
    }

    /** The measure binds no longer, because a row of a file restores what it took. */
    void lift(UUID appraisal, String document) {
        jdbc.sql("update roster.measure set lifted_at = ?, lifted_by = ? where appraisal = ?")
                .params(Timestamp.from(clock.now()), document, appraisal)
                .update();
    }

    private record PresentRank(String code) {
        Rank rank() {
            return code == null ? null : Rank.valueOf(code);
        }
    }
}
