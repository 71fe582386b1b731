package org.pingyi.outcome;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.NotYet;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;
import org.pingyi.outcome.DecisionTables.Said;
import org.pingyi.roster.MeasureOnRoster;
import org.pingyi.tally.CompositeScore;
import org.pingyi.tally.Tally;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stage 3 as the process drives it. */
@Service
@Transactional
class CourseOfOutcomes implements Outcomes {
    private final Cases cases;
    private final Verifiers verifiers;
    private final Campaigns campaigns;
    private final Appraisals appraisals;
    private final FrozenRoster frozenRoster;
    private final Tally tally;
    private final MeasureOnRoster roster;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<DecisionTables> tables;

    CourseOfOutcomes(
            Cases cases,
            Verifiers verifiers,
            Campaigns campaigns,
            Appraisals appraisals,
            FrozenRoster frozenRoster,
            Tally tally,
            MeasureOnRoster roster,
            DatabaseClock clock,
            ApplicationEventPublisher events,
            ObjectProvider<DecisionTables> tables) {
        this.cases = cases;
        this.verifiers = verifiers;
        this.campaigns = campaigns;
        this.appraisals = appraisals;
        this.frozenRoster = frozenRoster;
        this.tally = tally;
        this.roster = roster;
        this.clock = clock;
        this.events = events;
        this.tables = tables;
    }

    @Override
    public void start(CampaignCode campaign) {
        campaigns.lock(campaign);
        if (!cases.isThereAnyOf(campaign)) {
            cases.addAll(findings(campaign));
        }
        campaigns.startOutcomes(campaign);
    }

    private List<Case> findings(CampaignCode campaign) {
        var composites = tally.results(campaign);
        var unitNames = frozenRoster.units(campaign).stream()
                .collect(Collectors.toMap(FrozenRoster.Unit::code, FrozenRoster.Unit::name));
        var reading = new ReadingTables(campaign, tables.getObject());
        var found = new ArrayList<Case>();
        for (var appraisal : appraisals.of(campaign)) {
            var unitName = unitNames.get(appraisal.unit());
            if (appraisal.excluded()) {
                found.add(new Case(Finding.excluded(appraisal, unitName)));
                continue;
            }
            var composite = composites.get(appraisal.id());
            if (composite == null) {
                throw new IllegalStateException("appraisal " + appraisal.id() + " was not counted");
            }
            found.add(new Case(composite
                    .map(score -> reading.finding(appraisal, unitName, score))
                    .orElseGet(() -> Finding.notGraded(appraisal, unitName))));
        }
        return found;
    }

    /** Asks the tables once for each score and grade that occurs. */
    private static final class ReadingTables {
        private final CampaignCode campaign;
        private final DecisionTables tables;
        private final Map<CompositeScore, Said<Grade>> grades = new HashMap<>();
        private final Map<Grade, Said<Measure>> measures = new EnumMap<>(Grade.class);

        ReadingTables(CampaignCode campaign, DecisionTables tables) {
            this.campaign = campaign;
            this.tables = tables;
        }

        Finding finding(Appraisal appraisal, String unitName, CompositeScore score) {
            var grade = grades.computeIfAbsent(score, asked -> tables.grade(campaign, asked));
            var measure = measures.computeIfAbsent(grade.value(), asked -> tables.measure(campaign, asked));
            return Finding.graded(appraisal, unitName, grade, measure);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<UnitCode> units(CampaignCode campaign) {
        return cases.units(campaign);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AppraisalId> cases(CampaignCode campaign, UnitCode unit) {
        return cases.ids(campaign, unit);
    }

    @Override
    @Transactional(readOnly = true)
    public String label(AppraisalId appraisal) {
        var finding = finding(appraisal);
        return finding.unitName() + " " + finding.name();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isExcluded(AppraisalId appraisal) {
        return finding(appraisal).status() == Status.EXCLUDED;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CompositeScore> scoreOf(AppraisalId appraisal) {
        return tally.compositeOf(appraisal);
    }

    @Override
    @Transactional(readOnly = true)
    public Rank rankOf(AppraisalId appraisal) {
        return finding(appraisal).rank();
    }

    @Override
    public void confirmGrade(AppraisalId appraisal, Grade grade, Measure measure) {
        if (!cases.confirmGrade(appraisal, grade, measure)) {
            throw new IllegalStateException("the process came to another grade or measure for appraisal " + appraisal);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean canBeVerified(AppraisalId appraisal) {
        return !verifiers(appraisal).isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public List<EmployeeNumber> verifiers(AppraisalId appraisal) {
        return verifiers.of(get(appraisal));
    }

    @Override
    public void askUnit(AppraisalId appraisal) {
        change(appraisal, asked -> asked.askUnit(UUID.randomUUID()));
    }

    @Override
    public void verificationExpired(AppraisalId appraisal) {
        var silent = cases.lock(appraisal);
        if (clock.now().isBefore(campaigns.get(silent.campaign()).verificationDeadline())) {
            throw new NotYet("the verification of appraisal " + appraisal + " still has time");
        }
        silent.expireVerification();
        cases.save(silent);
    }

    @Override
    public void askReview(AppraisalId appraisal) {
        change(appraisal, asked -> asked.askReview(UUID.randomUUID()));
    }

    @Override
    public void askApproval(AppraisalId appraisal) {
        change(
                appraisal,
                asked -> asked.askApproval(
                        UUID.randomUUID(), !verifiers.of(asked).isEmpty()));
    }

    @Override
    public void applyMeasure(AppraisalId appraisal, Rank newRank) {
        var approved = cases.lock(appraisal);
        if (approved.decision() == Decision.APPLIED) {
            return;
        }
        if (approved.standing() != Standing.APPROVED) {
            throw new NotNow("outcome.notApproved");
        }
        var finding = approved.finding();
        var campaign = campaigns.get(finding.campaign());
        var rank = rankAfter(finding);
        if (finding.measure() == Measure.DEMOTION && rank.value() != newRank) {
            throw new IllegalStateException("the process came to another rank for appraisal " + appraisal);
        }
        approved.apply(new Applied(rank.value(), rank.table(), campaign.ruleBookHash(), clock.now()));
        cases.save(approved);
        roster.apply(appraisal, finding.campaign(), finding.cadre(), kindOf(finding.measure()), rank.value());
        events.publishEvent(new Deed(
                Deed.SYSTEM,
                "MEASURE_APPLIED",
                finding.cadre().value(),
                "%s: %s, %s → %s, rules %s, tables %s %s %s"
                        .formatted(
                                finding.campaign(),
                                finding.measure(),
                                finding.rank(),
                                rank.value(),
                                campaign.ruleBookHash(),
                                orDash(finding.gradeTable()),
                                orDash(finding.measureTable()),
                                orDash(rank.table()))));
    }

    /** A demotion costs one rank, as the table says; every other measure leaves 科员. */
    private Said<Rank> rankAfter(Finding finding) {
        return finding.measure() == Measure.DEMOTION
                ? tables.getObject().rankAfterDemotion(finding.campaign(), finding.rank())
                : new Said<>(Rank.STAFF_MEMBER, null);
    }

    private static MeasureOnRoster.Kind kindOf(Measure measure) {
        return switch (measure) {
            case DEMOTION -> MeasureOnRoster.Kind.DEMOTION;
            case TRANSFER -> MeasureOnRoster.Kind.TRANSFER;
            case EXCLUSION -> MeasureOnRoster.Kind.EXCLUSION;
            case NONE -> throw new IllegalArgumentException("no measure");
        };
    }

    @Override
    public void waivePending(CampaignCode campaign) {
        for (var pending : cases.lockPending(campaign)) {
            pending.waive();
            cases.save(pending);
            events.publishEvent(new Deed(
                    Deed.SYSTEM,
                    "MEASURE_WAIVED",
                    pending.cadre().value(),
                    campaign + ": " + pending.finding().measure()));
        }
    }

    private void change(AppraisalId appraisal, Consumer<Case> step) {
        var changed = cases.lock(appraisal);
        step.accept(changed);
        cases.save(changed);
    }

    private Finding finding(AppraisalId appraisal) {
        return get(appraisal).finding();
    }

    private Case get(AppraisalId appraisal) {
        return cases.find(appraisal)
                .orElseThrow(() -> new IllegalArgumentException("no case of appraisal " + appraisal));
    }

    private static String orDash(String table) {
        return table == null ? "–" : table;
    }
}
