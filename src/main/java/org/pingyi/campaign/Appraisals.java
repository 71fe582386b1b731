package org.pingyi.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;

/** Who is appraised in a campaign; lists are in the order of unit code, then employee number. */
public interface Appraisals {
    Optional<Appraisal> find(AppraisalId id);

    Optional<Appraisal> find(CampaignCode campaign, EmployeeNumber cadre);

    /** The appraisals of one person in all campaigns. */
    List<Appraisal> of(EmployeeNumber cadre);

    /** All of a campaign, excluded ones too. */
    List<Appraisal> of(CampaignCode campaign);

    List<Appraisal> of(CampaignCode campaign, UnitCode unit);

    /** Excludes those named who are not yet; returns whom it excluded. Takes effect in the appraisal at once (rule 4). */
    List<Appraisal> exclude(Collection<AppraisalId> missing);
}
