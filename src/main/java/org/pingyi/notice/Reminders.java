package org.pingyi.notice;

import java.util.Collection;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;

/** Reminders: by mail to those who have an address where mail is configured; sent after the transaction, never blocking it. */
public interface Reminders {
    void remind(CampaignCode campaign, Stage stage, Collection<EmployeeNumber> missing);
}
