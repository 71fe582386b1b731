package org.pingyi.rating;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.pingyi.ballotbox.Participations;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Progress;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The course of the rating: who has a ballot (domain rule 5), how many have cast, and its end. */
@Service
@Transactional
class RatingBallots implements Rating, Participations, Progress.OfRating {
    private final Campaigns campaigns;
    private final FrozenRoster roster;
    private final Appraisals appraisals;
    private final Windows windows;
    private final Entitlements entitlements;

    RatingBallots(
            Campaigns campaigns,
            FrozenRoster roster,
            Appraisals appraisals,
            Windows windows,
            Entitlements entitlements) {
        this.campaigns = campaigns;
        this.roster = roster;
        this.appraisals = appraisals;
        this.windows = windows;
        this.entitlements = entitlements;
    }

    @Override
    public void start(CampaignCode campaign) {
        campaigns.startRating(campaign);
        Map<UnitCode, Set<EmployeeNumber>> remaining = appraisals.of(campaign).stream()
                .filter(appraisal -> !appraisal.excluded())
                .collect(groupingBy(Appraisal::unit, mapping(Appraisal::cadre, toSet())));
        entitlements.give(
                campaign,
                roster.posts(campaign).stream()
                        .filter(Post::rates)
                        .filter(post -> hasAnybodyToRate(post, remaining.getOrDefault(post.unit(), Set.of())))
                        .map(post -> new Entitlement(
                                UUID.randomUUID(), campaign, post.unit(), post.employeeNumber(), post.role()))
                        .toList());
    }

    /** Anybody but himself; who was excluded is rated no more, but rates. */
    private static boolean hasAnybodyToRate(Post post, Set<EmployeeNumber> remaining) {
        return remaining.size() > (remaining.contains(post.employeeNumber()) ? 1 : 0);
    }

    @Override
    public void close(CampaignCode campaign) {
        boolean deadlineReached = windows.close(campaign, Stage.RATING);
        if (campaigns.get(campaign).phase() == Phase.RATING && !deadlineReached) {
            int missing = entitlements.missing(campaign);
            if (missing > 0) {
                throw new NotYet("the rating of " + campaign + " runs, " + missing + " ballots are missing");
            }
        }
        campaigns.startOpening(campaign);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RaterGroup, List<UUID>> entitlements(CampaignCode campaign, UnitCode unit) {
        return entitlements.ids(campaign, unit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UnitCode> units(CampaignCode campaign) {
        return entitlements.units(campaign);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UnitCode, List<UUID>> toReflect(CampaignCode campaign, int limit) {
        return entitlements.toReflect(campaign, limit);
    }

    @Override
    public void reflected(CampaignCode campaign, List<UUID> ids) {
        entitlements.reflected(ids);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UnitCode, Map<RaterGroup, Progress.Turnout>> turnout(CampaignCode campaign) {
        return entitlements.turnout(campaign);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UnitCode, Map<RaterGroup, Integer>> counts(CampaignCode campaign) {
        return entitlements.cast(campaign);
    }
}
