package org.pingyi.campaign;

import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;

/** One cadre in one campaign, as frozen at the opening; {@code excluded} is set by the collection's end. */
public record Appraisal(
        AppraisalId id,
        CampaignCode campaign,
        UnitCode unit,
        EmployeeNumber cadre,
        String name,
        Rank rank,
        String jobTitle,
        boolean excluded) {}
