package org.pingyi.tally;

import java.util.ArrayList;
import java.util.function.Supplier;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class VoidingUnits implements Voiding {
    private final Campaigns campaigns;
    private final CampaignViews views;
    private final Reconciling reconciling;
    private final Composites composites;
    private final ApplicationEventPublisher events;

    VoidingUnits(
            Campaigns campaigns,
            CampaignViews views,
            Reconciling reconciling,
            Composites composites,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.views = views;
        this.reconciling = reconciling;
        this.composites = composites;
        this.events = events;
    }

    @Override
    public void requireUnit(CampaignCode campaign, UnitCode unit) {
        if (views.of(campaigns.get(campaign)).units().stream()
                .noneMatch(known -> known.code().equals(unit.value()))) {
            throw new Unknown("tally.unit.unknown", unit);
        }
    }

    @Override
    @Transactional
    public void voidUnit(Actor by, CampaignCode campaign, UnitCode unit, Supplier<Reason> asked) {
        if (campaigns.lock(campaign).phase() != Phase.OPENING) {
            throw new NotNow("tally.voiding.phase");
        }
        if (composites.isVoided(campaign, unit)) {
            throw new NotNow("tally.voiding.already", unit);
        }
        if (reconciling.figures(campaign).agree(unit)) {
            throw new NotNow("tally.voiding.agrees", unit);
        }
        var reason = asked.get().reason();
        var problems = new ArrayList<Problem>();
        Texts.require(problems, "/reason", reason, 1, Texts.REASON);
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "tally.voiding.reason");
        }
        composites.voidUnit(campaign, unit, reason);
        events.publishEvent(new Deed(by.login(), "UNIT_VOIDED", campaign.value(), unit + ": " + reason));
    }
}
