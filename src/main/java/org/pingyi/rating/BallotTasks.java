package org.pingyi.rating;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Phase;
import org.pingyi.collection.SelfReport;
import org.pingyi.collection.SelfReports;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.rating.Entitlements.Standing;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskCard;
import org.pingyi.web.TaskDetail;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.stereotype.Component;

/**
 * The task 在线评议 of each rater; its key is the entitlement. Casting leaves no deed: that somebody has cast is known
 * from his participation, when is nobody's business.
 */
@Component
class BallotTasks implements TaskSource, ReadingBallot {
    /** What a rater reads: whom he rates by what, the same before and after. */
    record Content(List<Dimension> dimensions, List<OnPaper> cadres) {}

    /** One cadre of the ballot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnPaper(String employeeNumber, String name, Rank rank, String jobTitle, SelfReport selfReport) {}

    /** The answer to whoever has cast before. */
    record CastAlready(boolean alreadyCast) {}

    private final Campaigns campaigns;
    private final FrozenRoster roster;
    private final Entitlements entitlements;
    private final BallotPapers papers;
    private final SelfReports reports;
    private final BallotBox box;
    private final CastingBallot casting;
    private final DatabaseClock clock;

    BallotTasks(
            Campaigns campaigns,
            FrozenRoster roster,
            Entitlements entitlements,
            BallotPapers papers,
            SelfReports reports,
            BallotBox box,
            CastingBallot casting,
            DatabaseClock clock) {
        this.campaigns = campaigns;
        this.roster = roster;
        this.entitlements = entitlements;
        this.papers = papers;
        this.reports = reports;
        this.box = box;
        this.casting = casting;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "b";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        return open(actor).stream().map(this::task).toList();
    }

    @Override
    public List<TaskCard> cards(Actor actor) {
        var open = open(actor).stream().map(entitlement -> card(entitlement, null));
        var done = actor.person().stream()
                .flatMap(rater -> campaigns.running().stream()
                        .flatMap(campaign -> entitlements.castBy(campaign.code(), rater).stream()))
                .filter(entitlement -> entitlement.belongsTo(actor))
                .map(entitlement -> card(entitlement, Instant.EPOCH));
        return Stream.concat(open, done).toList();
    }

    private List<Entitlement> open(Actor actor) {
        return actor.person().stream()
                .flatMap(rater -> campaigns.running().filter(this::rates).stream()
                        .flatMap(campaign -> entitlements.uncast(campaign.code(), rater).stream()))
                .filter(entitlement -> entitlement.belongsTo(actor))
                .toList();
    }

    /** 洗选厂的 20 位干部; when it was cast nobody keeps. */
    private TaskCard card(Entitlement entitlement, Instant doneAt) {
        int cadres = papers.of(entitlement).cadresFor(entitlement.rater()).size();
        var task = task(entitlement);
        var title = List.<Object>of(unitName(entitlement), cadres);
        return new TaskCard(task, "rating.card", title, "/tasks/" + task.id(), cadres, doneAt);
    }

    private String unitName(Entitlement entitlement) {
        return roster.units(entitlement.campaign()).stream()
                .filter(candidate -> candidate.code().equals(entitlement.unit()))
                .map(FrozenRoster.Unit::name)
                .findFirst()
                .orElse(entitlement.unit().value());
    }

    @Override
    public TaskDetail read(Actor actor, UUID key) {
        var entitlement = own(actor, key).entitlement();
        var cadres = papers.of(entitlement).cadresFor(entitlement.rater());
        var written = reports.of(cadres.stream().map(Appraisal::id).toList());
        return new TaskDetail(
                task(entitlement),
                new Content(
                        List.of(Dimension.values()),
                        cadres.stream()
                                .map(cadre -> new OnPaper(
                                        cadre.cadre().value(),
                                        cadre.name(),
                                        cadre.rank(),
                                        cadre.jobTitle(),
                                        written.get(cadre.id())))
                                .toList()));
    }

    @Override
    public Paper paper(Actor rater, UUID key) {
        var standing = own(rater, key);
        var mine = standing.entitlement();
        var campaign = campaigns.get(mine.campaign());
        var rules = campaign.ruleBook();
        var inGroup = entitlements.ids(mine.campaign(), mine.unit()).getOrDefault(mine.group(), List.of());
        return new Paper(
                idOf(mine.id()),
                rules.title(),
                unitName(mine),
                mine.group(),
                inGroup.size() == 1,
                rules.weights().getOrDefault(mine.group(), 0),
                new EnumMap<>(rules.dimensions()),
                papers.of(mine).cadresFor(mine.rater()).stream()
                        .map(cadre -> new Cadre(cadre.cadre().value(), cadre.name(), cadre.rank(), cadre.jobTitle()))
                        .toList(),
                campaign.ratingDeadline(),
                stands(standing));
    }

    private static Stands stands(Standing standing) {
        var stands = Stands.valueOf(standing.window());
        return standing.cast() && stands != Stands.ABORTED ? Stands.CAST : stands;
    }

    @Override
    public SelfReport selfReport(Actor rater, UUID key, String cadre) {
        var mine = own(rater, key).entitlement();
        var appraisal = papers.of(mine).cadresFor(mine.rater()).stream()
                .filter(candidate -> candidate.cadre().value().equals(cadre))
                .map(Appraisal::id)
                .findFirst()
                .orElseThrow(() -> new Unknown("rating.task.unknown"));
        return reports.of(List.of(appraisal)).get(appraisal);
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        var standing = own(actor, key);
        body.tree();
        if (!mayCast(standing)) {
            return new CastAlready(true);
        }
        var mine = standing.entitlement();
        var paper = papers.of(mine);
        var ballot = paper.check(body.as(SentBallot.class), mine.rater());
        var sealed = box.seal(mine.campaign(), mine.unit(), mine.group(), ballot, paper.candidates());
        return casting.cast(mine, sealed) ? Map.of() : notCast(own(actor, key));
    }

    /** Whether he may cast; false where he has; else a refusal. An abortion comes before everything. */
    private static boolean mayCast(Standing standing) {
        if ("ABORTED".equals(standing.window())) {
            throw new NotNow("rating.aborted");
        }
        if (standing.cast()) {
            return false;
        }
        return switch (standing.window()) {
            case "OPEN" -> true;
            case "NOT_BEGUN" -> throw new NotNow("rating.notBegun");
            default -> throw new WindowClosed("rating.closed");
        };
    }

    /** Since the look he has cast in another request, or the window has closed. */
    private static CastAlready notCast(Standing now) {
        if (mayCast(now)) {
            throw new WindowClosed("rating.closed");
        }
        return new CastAlready(true);
    }

    private Standing own(Actor actor, UUID key) {
        return entitlements
                .find(key)
                .filter(standing -> standing.entitlement().belongsTo(actor))
                .orElseThrow(() -> new Unknown("rating.task.unknown"));
    }

    private boolean rates(Campaign campaign) {
        return campaign.phase() == Phase.RATING && clock.now().isBefore(campaign.ratingDeadline());
    }

    private Task task(Entitlement entitlement) {
        return new Task(
                idOf(entitlement.id()),
                TaskKind.BALLOT,
                entitlement.campaign(),
                entitlement.unit(),
                null,
                campaigns.get(entitlement.campaign()).ratingDeadline());
    }
}
