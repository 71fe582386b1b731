package org.pingyi.ballotbox;

import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** How many have cast, by unit and group, without saying who; implemented by the rating, for the reconciliation. */
public interface Participations {
    Map<UnitCode, Map<RaterGroup, Integer>> counts(CampaignCode campaign);
}
