package org.pingyi.campaign;

import java.util.EnumMap;
import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Asks the stages, which stand above this module. */
@Service
class CountedProgress implements Progress {
    private static final Turnout NOBODY = new Turnout(0, 0);
    private final ObjectProvider<OfEnrolment> enrolment;
    private final ObjectProvider<OfCollection> collection;
    private final ObjectProvider<OfRating> rating;

    CountedProgress(
            ObjectProvider<OfEnrolment> enrolment,
            ObjectProvider<OfCollection> collection,
            ObjectProvider<OfRating> rating) {
        this.enrolment = enrolment;
        this.collection = collection;
        this.rating = rating;
    }

    @Override
    public Map<RaterGroup, Turnout> turnout(CampaignCode campaign, UnitCode unit) {
        return allGroups(turnout(campaign).get(unit));
    }

    Map<UnitCode, Map<RaterGroup, Turnout>> turnout(CampaignCode campaign) {
        var counts = rating.getIfAvailable();
        return counts == null ? Map.of() : counts.turnout(campaign);
    }

    Map<UnitCode, Integer> submitted(CampaignCode campaign) {
        var counts = collection.getIfAvailable();
        return counts == null ? Map.of() : counts.submitted(campaign);
    }

    boolean enrolmentIsComplete(CampaignCode campaign) {
        var box = enrolment.getIfAvailable();
        return box != null && box.isComplete(campaign);
    }

    /** All three groups in their order, zeros where nothing is known. */
    static Map<RaterGroup, Turnout> allGroups(Map<RaterGroup, Turnout> knownOrNull) {
        var all = new EnumMap<RaterGroup, Turnout>(RaterGroup.class);
        for (var group : RaterGroup.values()) {
            all.put(group, knownOrNull == null ? NOBODY : knownOrNull.getOrDefault(group, NOBODY));
        }
        return all;
    }
}
