package org.pingyi.campaign;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Forbidden;
import org.pingyi.kernel.Unknown;
import org.pingyi.roster.Roster;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CountedViews implements CampaignViews {
    private final Campaigns campaigns;
    private final FrozenRoster frozen;
    private final StoredAppraisals appraisals;
    private final CountedProgress progress;
    private final Roster roster;

    CountedViews(
            Campaigns campaigns,
            FrozenRoster frozen,
            StoredAppraisals appraisals,
            CountedProgress progress,
            Roster roster) {
        this.campaigns = campaigns;
        this.frozen = frozen;
        this.appraisals = appraisals;
        this.progress = progress;
        this.roster = roster;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CampaignView> readableBy(Actor actor) {
        var readable = campaigns.all().stream()
                .filter(campaign -> readsAll(actor) || isScrutineer(actor, campaign))
                .toList();
        if (readable.isEmpty() && !readsAll(actor)) {
            throw forbidden();
        }
        return readable.stream().map(this::of).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public CampaignView readBy(Actor actor, String code) {
        var found = Codes.isCode(code) ? campaigns.find(new CampaignCode(code)) : Optional.<Campaign>empty();
        if (readsAll(actor)) {
            return of(found.orElseThrow(() -> new Unknown("campaign.unknown")));
        }
        return of(found.filter(campaign -> isScrutineer(actor, campaign)).orElseThrow(CountedViews::forbidden));
    }

    @Override
    @Transactional(readOnly = true)
    public CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.code().value(),
                campaign.ruleBook().title(),
                campaign.phase(),
                campaign.collectionDeadline(),
                campaign.ratingDeadline(),
                campaign.ruleBookHash(),
                campaign.published(),
                campaign.wasOpened() ? unitsOf(campaign.code()) : presentUnits());
    }

    private List<CampaignView.Unit> unitsOf(CampaignCode code) {
        var submitted = progress.submitted(code);
        var turnout = progress.turnout(code);
        var excluded = appraisals.countExcluded(code);
        return frozen.units(code).stream()
                .map(unit -> new CampaignView.Unit(
                        unit.code().value(),
                        unit.name(),
                        unit.cadres(),
                        submitted.getOrDefault(unit.code(), 0),
                        excluded.getOrDefault(unit.code(), 0),
                        CountedProgress.allGroups(turnout.get(unit.code()))))
                .toList();
    }

    private List<CampaignView.Unit> presentUnits() {
        return Unitwise.of(roster.posts()).stream()
                .map(unit -> new CampaignView.Unit(
                        unit.code().value(), unit.name(), unit.cadres().size(), 0, 0, CountedProgress.allGroups(null)))
                .toList();
    }

    private static boolean readsAll(Actor actor) {
        return actor.role() != null
                && switch (actor.role()) {
                    case HR_OFFICER, HR_APPROVER, PROCESS_ADMIN, AUDITOR -> true;
                    case ACCOUNT_ADMIN -> false;
                };
    }

    private static boolean isScrutineer(Actor actor, Campaign campaign) {
        return campaign.ruleBook().scrutineers().contains(actor.login());
    }

    private static Forbidden forbidden() {
        return new Forbidden("campaign.forbidden");
    }
}
