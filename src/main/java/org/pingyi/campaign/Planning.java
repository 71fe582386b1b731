package org.pingyi.campaign;

import java.util.function.Supplier;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;

/**
 * What HR does before a campaign runs. What is asked for comes as a supplier, because it may be looked at only after the
 * campaign's state allows it: wrong content of an impossible call is still "not now". The caller checks the role.
 */
public interface Planning {
    /**
     * Makes a draft.
     *
     * @param code as it stands in the body, or null: a code that exists is refused before the rest is looked at
     * @throws org.pingyi.kernel.NotNow the code exists
     * @throws org.pingyi.kernel.Invalid the body breaks a rule
     */
    void create(Actor by, String code, Supplier<CampaignBody> body);

    /**
     * Changes a draft, or the scrutineers and the threshold while they enrol.
     *
     * @throws org.pingyi.kernel.Unknown no such campaign
     * @throws org.pingyi.kernel.NotNow any later, or anything else while they enrol
     * @throws org.pingyi.kernel.Invalid the body breaks a rule
     */
    void change(Actor by, CampaignCode code, Supplier<CampaignBody> body);

    /** What is wrong with the present roster; from the opening on what was signed off. */
    Preflight preflight(CampaignCode code);

    /**
     * Opens: freezes rules and roster, gives every cadre his appraisal, keeps who signed off the warnings.
     *
     * @param acceptWarnings null where the caller did not say
     * @throws org.pingyi.kernel.NotNow not a draft, or another campaign runs
     * @throws org.pingyi.kernel.Invalid errors, or warnings that are not accepted; one problem a finding
     */
    void open(Actor by, CampaignCode code, Supplier<Boolean> acceptWarnings);
}
