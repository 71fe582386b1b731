package org.pingyi.notice;

import java.util.List;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;

/** Somebody is to be reminded once the transaction that found it out has committed. */
record RemindersDue(CampaignCode campaign, Stage stage, List<EmployeeNumber> missing) {
    RemindersDue {
        missing = List.copyOf(missing);
    }
}
