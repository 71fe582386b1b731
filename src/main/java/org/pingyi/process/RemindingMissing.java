package org.pingyi.process;

import java.util.Set;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Stage;
import org.pingyi.collection.Collecting;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.pingyi.notice.Reminders;
import org.springframework.stereotype.Component;

/** Reminds the cadres of a unit who have not submitted yet. */
@Component
class RemindingMissing {
    private final Collecting collecting;
    private final Appraisals appraisals;
    private final Reminders reminders;

    RemindingMissing(Collecting collecting, Appraisals appraisals, Reminders reminders) {
        this.collecting = collecting;
        this.appraisals = appraisals;
        this.reminders = reminders;
    }

    void remind(CampaignCode campaign, UnitCode unit) {
        var missing = collecting.missing(campaign).getOrDefault(unit, Set.of());
        var people = appraisals.of(campaign, unit).stream()
                .filter(appraisal -> missing.contains(appraisal.id()))
                .map(Appraisal::cadre)
                .toList();
        reminders.remind(campaign, Stage.COLLECTION, people);
    }
}
