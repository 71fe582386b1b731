package org.pingyi.campaign;

import java.util.List;
import org.pingyi.kernel.Actor;

/** Campaigns for those who may read them: HR, process administrators, auditors, and a campaign's own scrutineers. */
public interface CampaignViews {
    /**
     * All that he may read, the newest first; scrutineers see theirs only.
     *
     * @throws org.pingyi.kernel.Forbidden he may read none
     */
    List<CampaignView> readableBy(Actor actor);

    /**
     * The campaign of a code as somebody typed it.
     *
     * @throws org.pingyi.kernel.Forbidden he may not read it, whether it exists or not
     * @throws org.pingyi.kernel.Unknown no such campaign, to those who may read any
     */
    CampaignView readBy(Actor actor, String code);

    CampaignView of(Campaign campaign);
}
