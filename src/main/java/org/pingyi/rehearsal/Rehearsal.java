package org.pingyi.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.CampaignBody;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Planning;
import org.pingyi.campaign.Steering;
import org.pingyi.demo.SampleRoster;
import org.pingyi.identity.AccessCodes;
import org.pingyi.identity.Accounts;
import org.pingyi.identity.Logins;
import org.pingyi.identity.NewAccount;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.Refusal;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.outcome.Results;
import org.pingyi.reporting.ResultsWorkbook;
import org.pingyi.roster.ImportingRoster;
import org.pingyi.roster.Post;
import org.pingyi.roster.Roster;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A whole campaign with simulated people (试评), through the use cases that real people use: {@code --rehearse} with the
 * sample's roster, {@code --rehearse=FILE} with another one. The database is one of its own and is thrown away
 * ({@link RehearsalEnvironment}); what stays is what it prints, and the results' workbook.
 */
@Component
@ConditionalOnProperty(RehearsalEnvironment.OPTION)
public class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final CampaignCode CODE = new CampaignCode("REHEARSAL");
    private static final List<String> SCRUTINEERS = List.of("scrutineer1", "scrutineer2", "scrutineer3");
    private static final int THRESHOLD = 2;
    /** Every so many cadres, one hands in no report. */
    private static final int ONE_MISSING_OF = 60;

    private static final int HANDS = 4;
    private static final Duration COLLECTION = Duration.ofSeconds(15);
    private static final Duration COLLECTION_A_CADRE = Duration.ofMillis(10);

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Roster roster;
    private final ImportingRoster importing;
    private final Accounts accounts;
    private final AccessCodes codes;
    private final Logins logins;
    private final Planning planning;
    private final Steering steering;
    private final Campaigns campaigns;
    private final CampaignViews views;
    private final DatabaseClock clock;
    private final BallotBox box;
    private final Results results;
    private final SimulatedPeople people;
    private final MessageSource messages;
    private final String file;
    private final PrintStream out = System.out;

    Rehearsal(
            Roster roster,
            ImportingRoster importing,
            Accounts accounts,
            AccessCodes codes,
            Logins logins,
            Planning planning,
            Steering steering,
            Campaigns campaigns,
            CampaignViews views,
            DatabaseClock clock,
            BallotBox box,
            Results results,
            List<TaskSource> sources,
            ObjectMapper json,
            MessageSource messages,
            Environment environment) {
        this.roster = roster;
        this.importing = importing;
        this.accounts = accounts;
        this.codes = codes;
        this.logins = logins;
        this.planning = planning;
        this.steering = steering;
        this.campaigns = campaigns;
        this.views = views;
        this.clock = clock;
        this.box = box;
        this.results = results;
        this.people = new SimulatedPeople(sources, json);
        this.messages = messages;
        this.file = environment.getRequiredProperty(RehearsalEnvironment.OPTION);
    }

    /**
     * Plays it.
     *
     * @return the exit code: 0 where the campaign was played to its end
     */
    public int play() {
        var stages = new Stages(out, System.console() != null);
        stages.add(
                "启动 start-up",
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
        try {
            play(stages);
            return 0;
        } catch (Refusal refusal) {
            SpokenRefusal.lines(refusal, messages).forEach(out::println);
            return 1;
        } catch (IOException unreadable) {
            out.println("文件无法读取 / the file cannot be read: " + unreadable.getMessage());
            return 1;
        }
    }

    private void play(Stages stages) throws IOException {
        stages.run("花名册 roster", 1, steps -> bringInRoster());
        var posts = roster.posts();
        stages.run("账号与登录码 accounts, codes", 5 + 1, this::letPeopleIn);
        var officer = account("officer");
        var approver = account("approver");

        var cadres = posts.stream().filter(Post::appraised).toList();
        planning.create(officer, CODE.value(), () -> rules(cadres.size()));
        stages.run("开启与登记 opening, enrolment", 1 + SCRUTINEERS.size(), steps -> {
            planning.open(officer, CODE, () -> true);
            steps.done();
            for (var scrutineer : SCRUTINEERS) {
                complete(account(scrutineer), TaskKind.ENROLMENT, passphrase(scrutineer));
                steps.done();
            }
            await("the collection", () -> phase() == Phase.COLLECTION);
        });

        var diligent = new ArrayList<Post>(cadres);
        for (int i = cadres.size() - 1; i >= 0; i--) {
            if (i % ONE_MISSING_OF == ONE_MISSING_OF / 2) {
                diligent.remove(i);
            }
        }
        stages.run(
                "线上总结 self reports",
                diligent.size(),
                steps -> eachOf(diligent, cadre -> {
                    report(cadre);
                    steps.done();
                }));
        stages.run("截止与剔除 deadline, exclusion", 1, steps -> await("the rating", () -> phase() == Phase.RATING));

        var raters = onceEach(posts.stream().filter(Post::rates).toList());
        stages.run(
                "在线评议 rating",
                raters.size(),
                steps -> eachOf(raters, rater -> {
                    people.complete(
                            person(rater),
                            TaskKind.BALLOT,
                            (task, content) -> SimulatedMarks.ballot(
                                    content, rater.employeeNumber().value()));
                    steps.done();
                }));
        stages.run("评议结束 end of the rating", 1, steps -> await("the opening", () -> phase() == Phase.OPENING));

        stages.run("开箱计票 opening the box, counting", THRESHOLD, steps -> {
            for (var scrutineer : SCRUTINEERS.subList(0, THRESHOLD)) {
                complete(account(scrutineer), TaskKind.OPENING, passphrase(scrutineer));
                steps.done();
            }
        });

        var deciding = new Deciding(people, officer, approver, verifiersOf(posts));
        stages.run("核实与审批 verification, approval", Deciding.expected(results.of(CODE)), steps -> {
            await("the closing", () -> {
                deciding.decideAll(steps);
                return phase() == Phase.CLOSED;
            });
        });
        stages.run(
                "复核期与销毁 review period, destruction",
                1,
                steps -> await("the destruction", () -> box.counts(CODE).isEmpty()));

        var found = results.of(CODE);
        var workbook = Files.createTempFile("pingyi-rehearsal-", ".xlsx");
        Files.write(workbook, ResultsWorkbook.of(found));
        out.println();
        new Summary(views.of(campaigns.get(CODE)), found, deciding, stages)
                .lines()
                .forEach(out::println);
        out.println("结果工作簿 / workbook of the results: " + workbook);
    }

    private void bringInRoster() {
        if (!file.isEmpty() && !file.equals("true")) {
            importing.bringIn(Path.of(file), Deed.SYSTEM);
            return;
        }
        var sample = SampleRoster.copy();
        try {
            importing.bringIn(sample, Deed.SYSTEM);
        } finally {
            sample.toFile().delete();
        }
    }

    private void letPeopleIn(Stages.Steps steps) {
        make("officer", SystemRole.HR_OFFICER, steps);
        make("approver", SystemRole.HR_APPROVER, steps);
        SCRUTINEERS.forEach(scrutineer -> make(scrutineer, null, steps));
        codes.issue(Deed.SYSTEM, new AccessCodes.Selection(null, null, false));
        steps.done();
    }

    private void make(String name, SystemRole role, Stages.Steps steps) {
        accounts.create(Deed.SYSTEM, new NewAccount(name, UUID.randomUUID().toString(), name, role, null));
        steps.done();
    }

    /** The collection is short, and extended while people are still at it: how fast they are depends on the machine. */
    private static CampaignBody rules(long cadres) {
        return new CampaignBody(
                CODE.value(),
                "试评",
                SCRUTINEERS,
                THRESHOLD,
                null,
                COLLECTION.plus(COLLECTION_A_CADRE.multipliedBy(cadres)).toString(),
                PATIENCE.toString(),
                PATIENCE.toString(),
                "PT5S",
                true,
                null,
                null,
                null,
                null);
    }

    private static ObjectNode passphrase(String scrutineer) {
        return JsonNodeFactory.instance.objectNode().put("passphrase", "the passphrase of " + scrutineer);
    }

    /** Who is late all the same, on a machine that stands still, is excluded like everybody who is late. */
    private void report(Post cadre) {
        try {
            people.complete(person(cadre), TaskKind.SELF_REPORT, (task, content) -> selfReport(cadre));
        } catch (WindowClosed late) {
            LOG.info("a simulated cadre was late");
        }
    }

    private static ObjectNode selfReport(Post cadre) {
        var report = JsonNodeFactory.instance.objectNode();
        report.put("summary", cadre.name() + "按岗位职责完成本年工作（试评）。");
        report.put("achievements", "完成年度任务，安全无事故（试评）。");
        report.put("problems", "与基层沟通还不够（试评）。");
        report.put("plan", "明年继续改进（试评）。");
        return report;
    }

    private Set<Actor> verifiersOf(List<Post> posts) {
        var named = posts.stream().filter(Post::verifier).map(Post::unit).collect(Collectors.toSet());
        return posts.stream()
                .filter(post -> named.contains(post.unit()) ? post.verifier() : post.role() == RaterGroup.PRINCIPAL)
                .map(this::person)
                .collect(Collectors.toSet());
    }

    /** A person of two units has both units' tasks in one list. */
    private static List<Post> onceEach(List<Post> posts) {
        var seen = new HashSet<>();
        return posts.stream().filter(post -> seen.add(post.employeeNumber())).toList();
    }

    private Actor account(String name) {
        return logins.actor(name).orElseThrow();
    }

    private Actor person(Post post) {
        return logins.actor(post.employeeNumber().value()).orElseThrow();
    }

    private void complete(Actor actor, TaskKind kind, ObjectNode answer) {
        await(kind + " of " + actor.login(), () -> !people.tasks(actor, kind).isEmpty());
        people.complete(actor, kind, (task, content) -> answer);
    }

    private Phase phase() {
        return campaigns.get(CODE).phase();
    }

    private static <T> void eachOf(List<T> all, Consumer<T> work) {
        var hands = Executors.newFixedThreadPool(HANDS);
        try {
            var running = new ArrayList<Future<?>>();
            all.forEach(one -> running.add(hands.submit(() -> work.accept(one))));
            for (var one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            hands.shutdownNow();
        }
    }

    private static void await(String what, BooleanSupplier there) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited too long for " + what);
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
