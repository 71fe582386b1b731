package org.pingyi.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.outcome.Outcomes;
import org.pingyi.rating.Rating;
import org.springframework.stereotype.Component;

/**
 * What the models ask in their expressions, as {@code ${course.units(campaign)}}; reads only. The collections are the same
 * whenever they are asked during a stage, since the engine asks twice. Timers want {@link Date}.
 */
@Component("course")
public class Course {
    private final Campaigns campaigns;
    private final FrozenRoster roster;
    private final Appraisals appraisals;
    private final Rating rating;
    private final Outcomes outcomes;
    private final DatabaseClock clock;

    Course(
            Campaigns campaigns,
            FrozenRoster roster,
            Appraisals appraisals,
            Rating rating,
            Outcomes outcomes,
            DatabaseClock clock) {
        this.campaigns = campaigns;
        this.roster = roster;
        this.appraisals = appraisals;
        this.rating = rating;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** The planned start; now where there is none. */
    public Date plannedStart(String campaign) {
        var planned = get(campaign).ruleBook().collectionStart();
        return Date.from(planned == null ? clock.now() : planned);
    }

    /** The codes of the units that have cadres. */
    public List<String> units(String campaign) {
        return roster.units(new CampaignCode(campaign)).stream()
                .filter(unit -> unit.cadres() > 0)
                .map(unit -> unit.code().value())
                .toList();
    }

    /** The appraisals of a unit's cadres. */
    public List<String> cadres(String campaign, String unit) {
        return appraisals.of(new CampaignCode(campaign), new UnitCode(unit)).stream()
                .map(appraisal -> appraisal.id().toString())
                .toList();
    }

    public Date collectionDeadline(String campaign) {
        return Date.from(get(campaign).collectionDeadline());
    }

    public Date ratingDeadline(String campaign) {
        return Date.from(get(campaign).ratingDeadline());
    }

    /** When so many percent of the collection's window have passed. */
    public Date reminder(String campaign, long percent) {
        var now = get(campaign);
        var rest = now.ruleBook().collectionWindow().multipliedBy(100 - percent).dividedBy(100);
        return Date.from(now.collectionDeadline().minus(rest));
    }

    /** Now where the collection may end as soon as nothing is missing, else its deadline. */
    public Date collectionEnd(String campaign) {
        return endOf(get(campaign), Stage.COLLECTION);
    }

    /** Now where the rating may end as soon as nothing is missing, else its deadline. */
    public Date ratingEnd(String campaign) {
        return endOf(get(campaign), Stage.RATING);
    }

    public List<String> ratingUnits(String campaign) {
        return codes(rating.units(new CampaignCode(campaign)));
    }

    /** The opaque ids of a group's ballots. */
    public List<String> entitled(String campaign, String unit, String group) {
        return rating
                .entitlements(new CampaignCode(campaign), new UnitCode(unit))
                .getOrDefault(RaterGroup.valueOf(group), List.of())
                .stream()
                .map(Object::toString)
                .toList();
    }

    public List<String> outcomeUnits(String campaign) {
        return codes(outcomes.units(new CampaignCode(campaign)));
    }

    /** The appraisals of a unit whose outcome is to be worked out. */
    public List<String> cases(String campaign, String unit) {
        return outcomes.cases(new CampaignCode(campaign), new UnitCode(unit)).stream()
                .map(AppraisalId::toString)
                .toList();
    }

    public String businessKey(String appraisal) {
        return CadreOutcomeProcess.businessKey(
                appraisals.find(AppraisalId.of(appraisal)).orElseThrow());
    }

    public String label(String appraisal) {
        return outcomes.label(AppraisalId.of(appraisal));
    }

    /** The rank as frozen at the opening. */
    public String rank(String appraisal) {
        return outcomes.rankOf(AppraisalId.of(appraisal)).name();
    }

    public boolean canBeVerified(String appraisal) {
        return outcomes.canBeVerified(AppraisalId.of(appraisal));
    }

    /** The logins that may verify, for the engine's task list. */
    public List<String> verifiers(String appraisal) {
        var found = appraisals.find(AppraisalId.of(appraisal)).orElseThrow();
        return roster.verifiers(found.campaign(), found.unit()).stream()
                .filter(verifier -> !verifier.equals(found.cadre()))
                .map(Object::toString)
                .toList();
    }

    public Date verificationDeadline(String campaign) {
        return Date.from(get(campaign).verificationDeadline());
    }

    public Date reviewEnd(String campaign) {
        var now = get(campaign);
        return Date.from(now.closedAt().plus(now.ruleBook().reviewPeriod()));
    }

    private Date endOf(Campaign campaign, Stage stage) {
        Instant end = campaign.ruleBook().endEarly() ? clock.now() : campaign.deadlineOf(stage);
        return Date.from(end.plus(Duration.ofMillis(1)));
    }

    private Campaign get(String campaign) {
        return campaigns.get(new CampaignCode(campaign));
    }

    private static List<String> codes(List<UnitCode> units) {
        return units.stream().map(UnitCode::value).toList();
    }
}
