package org.pingyi.campaign;

import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** Counts that the stages above this module supply for the campaign's view; a unit that is not there counts as zero. */
public interface Progress {
    /** Who has a ballot, and who of them has cast. */
    record Turnout(int entitled, int cast) {}

    /** Whether all scrutineers have enrolled; implemented over the ballot box, by the process module. */
    interface OfEnrolment {
        boolean isComplete(CampaignCode campaign);
    }

    /** How many self reports were submitted, by unit; implemented by the collection. */
    interface OfCollection {
        Map<UnitCode, Integer> submitted(CampaignCode campaign);
    }

    /** The turnout by unit and group; implemented by the rating. */
    interface OfRating {
        Map<UnitCode, Map<RaterGroup, Turnout>> turnout(CampaignCode campaign);
    }

    /** The turnout of one unit with all three groups, zeros before the rating; implemented here, for whoever shows it. */
    Map<RaterGroup, Turnout> turnout(CampaignCode campaign, UnitCode unit);
}
