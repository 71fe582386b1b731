package org.pingyi.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mockito.invocation.InvocationOnMock;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Progress;
import org.pingyi.campaign.Progress.Turnout;
import org.pingyi.campaign.RuleBook;
import org.pingyi.collection.SelfReport;
import org.pingyi.collection.SelfReports;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.outcome.DecisionTables.Said;
import org.pingyi.roster.MeasureOnRoster;
import org.pingyi.roster.Post;
import org.pingyi.tally.CompositeScore;
import org.pingyi.tally.Tally;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that lies around this module, in memory: one campaign with two units. In S01 0101 is the principal, 0102 a verifier
 * besides, both may verify; S02's only verifier is the cadre 0210 himself.
 */
class World {
    static final CampaignCode CAMPAIGN = new CampaignCode("2026");
    static final Instant BEGIN = Instant.parse("2026-12-01T07:00:00Z");
    static final Duration WINDOW = Duration.ofDays(2);
    static final UnitCode S01 = new UnitCode("S01");
    static final UnitCode S02 = new UnitCode("S02");

    static final Actor VERIFIER = person("0101");
    static final Actor OTHER_VERIFIER = person("0102");
    static final Actor OFFICER = account("hr1", SystemRole.HR_OFFICER, null);
    static final Actor APPROVER = account("ap1", SystemRole.HR_APPROVER, null);

    final List<Deed> deeds = new ArrayList<>();
    final List<Object> told = new ArrayList<>();
    Phase phase;
    Instant now;
    Instant publishedAt;
    boolean publishComposite;
    private final Map<AppraisalId, Appraisal> appraised = new LinkedHashMap<>();
    private final Map<AppraisalId, Optional<CompositeScore>> composites = new LinkedHashMap<>();
    private final Map<UnitCode, List<EmployeeNumber>> verifiers = new LinkedHashMap<>();

    private final JdbcClient jdbc;
    private final Campaigns campaigns;
    private final Appraisals appraisals;
    private final FrozenRoster roster;
    private final Progress progress;
    private final SelfReports reports;
    private final Tally tally;
    private final MeasureOnRoster measures;
    private final DecisionTables tables;
    private final DatabaseClock clock;

    World(
            JdbcClient jdbc,
            Campaigns campaigns,
            Appraisals appraisals,
            FrozenRoster roster,
            Progress progress,
            SelfReports reports,
            Tally tally,
            MeasureOnRoster measures,
            DecisionTables tables,
            DatabaseClock clock) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
        this.appraisals = appraisals;
        this.roster = roster;
        this.progress = progress;
        this.reports = reports;
        this.tally = tally;
        this.measures = measures;
        this.tables = tables;
        this.clock = clock;
    }

    /** Empty tables, the campaign counted but not yet in OUTCOMES, nobody appraised. */
    void begin() {
        jdbc.sql("truncate outcome.word, outcome.cadre_case").update();
        reset(campaigns, appraisals, roster, progress, reports, tally, measures, tables, clock);
        deeds.clear();
        told.clear();
        appraised.clear();
        composites.clear();
        phase = Phase.OPENING;
        now = BEGIN;
        publishedAt = null;
        publishComposite = false;
        verifiers.put(S01, List.of(new EmployeeNumber("0101"), new EmployeeNumber("0102")));
        verifiers.put(S02, List.of(new EmployeeNumber("0210")));

        given(clock.now()).willAnswer(call -> now);
        given(campaigns.get(any())).willAnswer(this::campaign);
        given(campaigns.lock(any())).willAnswer(this::campaign);
        given(campaigns.running()).willAnswer(call -> Optional.of(campaign()).filter(c -> phase.isRunning()));
        doAnswer(call -> {
                    phase = Phase.OUTCOMES;
                    return BEGIN.plus(WINDOW);
                })
                .when(campaigns)
                .startOutcomes(CAMPAIGN);
        given(appraisals.of(CAMPAIGN)).willAnswer(call -> List.copyOf(appraised.values()));
        given(roster.units(CAMPAIGN))
                .willReturn(List.of(new FrozenRoster.Unit(S01, "机电部", 6), new FrozenRoster.Unit(S02, "供应分公司", 2)));
        given(roster.verifiers(any(), any()))
                .willAnswer(call -> verifiers.getOrDefault(call.<UnitCode>getArgument(1), List.of()));
        given(roster.postsOf(any(), any())).willAnswer(this::posts);
        given(progress.turnout(CAMPAIGN, S01))
                .willReturn(Map.of(
                        RaterGroup.STAFF, new Turnout(11, 9),
                        RaterGroup.PRINCIPAL, new Turnout(1, 1),
                        RaterGroup.DEPUTY, new Turnout(2, 2)));
        given(progress.turnout(CAMPAIGN, S02))
                .willReturn(Map.of(
                        RaterGroup.STAFF, new Turnout(6, 6),
                        RaterGroup.PRINCIPAL, new Turnout(1, 0),
                        RaterGroup.DEPUTY, new Turnout(0, 0)));
        given(reports.of(anyCollection()))
                .willAnswer(call -> call.<Collection<AppraisalId>>getArgument(0).stream()
                        .map(appraised::get)
                        .filter(appraisal -> !appraisal.excluded())
                        .collect(Collectors.toMap(Appraisal::id, World::reportOf)));
        given(tally.results(CAMPAIGN)).willAnswer(call -> Map.copyOf(composites));
        given(tally.compositeOf(any()))
                .willAnswer(call -> composites.getOrDefault(call.<AppraisalId>getArgument(0), Optional.empty()));
        given(tables.grade(any(), any())).willAnswer(call -> new Said<>(gradeOf(call.getArgument(1)), "grade-band:3"));
        given(tables.measure(any(), any()))
                .willAnswer(call -> new Said<>(measureOf(call.getArgument(1)), "outcome-measure:2"));
        given(tables.rankAfterDemotion(any(), any()))
                .willAnswer(call -> new Said<>(Rank.DEPUTY_SECTION_CHIEF, "rank-after-demotion:1"));
    }

    AppraisalId graded(UnitCode unit, String number, int hundredths) {
        var id = appraisal(unit, number, false);
        composites.put(id, Optional.of(new CompositeScore(hundredths)));
        return id;
    }

    AppraisalId notGraded(UnitCode unit, String number) {
        var id = appraisal(unit, number, false);
        composites.put(id, Optional.empty());
        return id;
    }

    AppraisalId excluded(UnitCode unit, String number) {
        return appraisal(unit, number, true);
    }

    /** Somebody appraised whom the count has forgotten. */
    AppraisalId appraisal(UnitCode unit, String number, boolean excluded) {
        var id = new AppraisalId(UUID.nameUUIDFromBytes(number.getBytes(UTF_8)));
        appraised.put(
                id,
                new Appraisal(
                        id,
                        CAMPAIGN,
                        unit,
                        new EmployeeNumber(number),
                        "李" + number,
                        Rank.SECTION_CHIEF,
                        null,
                        excluded));
        return id;
    }

    static SelfReport reportOf(Appraisal appraisal) {
        return new SelfReport(appraisal.cadre() + " 一", "二", "三", "四");
    }

    static Actor person(String number) {
        return new Actor(number, "某" + number, null, new EmployeeNumber(number));
    }

    static Actor account(String login, SystemRole role, String number) {
        return new Actor(login, login, role, number == null ? null : new EmployeeNumber(number));
    }

    @EventListener
    void remember(Deed deed) {
        deeds.add(deed);
    }

    @EventListener({Verified.class, ObjectionReviewed.class, MeasureDecided.class})
    void remember(Object event) {
        told.add(event);
    }

    int wordsKept() {
        return jdbc.sql("select count(*) from outcome.word")
                .query(Integer.class)
                .single();
    }

    private Campaign campaign(InvocationOnMock call) {
        if (!call.getArgument(0).equals(CAMPAIGN)) {
            throw new Unknown("campaign.unknown");
        }
        return campaign();
    }

    private Campaign campaign() {
        var rules = new RuleBook(
                CAMPAIGN,
                "2026年度评议",
                List.of("jw01", "gh01", "zz01"),
                2,
                null,
                Duration.ofHours(32),
                Duration.ofHours(48),
                WINDOW,
                Duration.ofDays(14),
                true,
                3,
                publishComposite,
                Map.of(),
                Map.of());
        var counted = phase.compareTo(Phase.OUTCOMES) >= 0;
        return new Campaign(CAMPAIGN, phase, rules, "ab12cd", BEGIN, BEGIN, counted ? BEGIN : null, null, publishedAt);
    }

    /** Everybody has a post in S01, 0210 in S02. */
    private List<Post> posts(InvocationOnMock call) {
        var person = call.<EmployeeNumber>getArgument(1);
        var unit = person.value().startsWith("02") ? S02 : S01;
        return List.of(
                new Post(unit, "某单位", person, "某人", RaterGroup.STAFF, Rank.SECTION_CHIEF, null, true, true, false));
    }

    private static Grade gradeOf(CompositeScore score) {
        int hundredths = score.hundredths();
        return hundredths >= 9500
                ? Grade.EXCELLENT
                : hundredths >= 8500
                        ? Grade.GOOD
                        : hundredths >= 7000 ? Grade.AVERAGE : hundredths >= 6000 ? Grade.WEAK : Grade.POOR;
    }

    private static Measure measureOf(Grade grade) {
        return switch (grade) {
            case WEAK -> Measure.DEMOTION;
            case POOR -> Measure.TRANSFER;
            default -> Measure.NONE;
        };
    }
}
