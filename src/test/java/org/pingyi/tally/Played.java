package org.pingyi.tally;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.ballotbox.OpeningAllowed;
import org.pingyi.ballotbox.Participations;
import org.pingyi.campaign.Appraisal;
import org.pingyi.campaign.Appraisals;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.RuleBook;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.JsonBodies;
import org.pingyi.web.TaskSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plays a campaign up to the opening: cadres, scrutineers who enrol, ballots in the box, and who has cast them. */
class Played {
    static final List<String> SCRUTINEERS = List.of("jw01", "gh01", "zz01");

    @Autowired
    BallotBox box;

    @Autowired
    List<TaskSource> sources;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Appraisals appraisals;

    @Autowired
    Participations participations;

    @Autowired
    OpeningAllowed allowed;

    @Autowired
    JdbcTemplate jdbc;

    /** A campaign in the opening. */
    final class Play {
        final CampaignCode code;
        final Map<UnitCode, List<Appraisal>> cadres = new TreeMap<>();
        final Map<UnitCode, List<OpenedBox.Opened>> ballots = new HashMap<>();
        private final Map<UnitCode, Map<RaterGroup, Integer>> cast = new HashMap<>();

        private Play(String name) {
            code = new CampaignCode(name);
        }

        /** A unit in which the first cadre is excluded and the ballots are random; they need not be kept for big ones. */
        void unit(String name, int cadres, int raters, boolean keep) {
            var unit = new UnitCode(name);
            var all = IntStream.range(0, cadres)
                    .mapToObj(i -> new Appraisal(
                            new AppraisalId(UUID.randomUUID()),
                            code,
                            unit,
                            new EmployeeNumber("%s-%04d".formatted(name, i)),
                            "李伟",
                            Rank.SECTION_CHIEF,
                            null,
                            i == 0))
                    .toList();
            this.cadres.put(unit, all);
            var candidates = candidates(unit);
            var portion = new ArrayList<Object[]>();
            var kept = new ArrayList<OpenedBox.Opened>();
            var random = new Random(raters);
            for (var rater = 0; rater < raters; rater++) {
                var group = rater == 0 ? RaterGroup.PRINCIPAL : rater < 4 ? RaterGroup.DEPUTY : RaterGroup.STAFF;
                var ballot = CountingUnitTest.ballots(candidates, 1, 1, random)
                        .get(0)
                        .ballot();
                var sealed = box.seal(code, unit, group, ballot, candidates);
                portion.add(new Object[] {sealed.id(), code.value(), name, group.name(), sealed.content()});
                if (portion.size() == 1_000 || rater == raters - 1) {
                    jdbc.batchUpdate(
                            "insert into ballotbox.sealed_ballot (id, campaign, unit, rater_group, content)"
                                    + " values (?, ?, ?, ?, ?)",
                            portion);
                    portion.clear();
                }
                cast.computeIfAbsent(unit, u -> new EnumMap<>(RaterGroup.class)).merge(group, 1, Integer::sum);
                if (keep) {
                    kept.add(new OpenedBox.Opened(group, ballot));
                }
            }
            ballots.put(unit, kept);
            when(appraisals.of(code))
                    .thenReturn(
                            this.cadres.values().stream().flatMap(List::stream).toList());
            when(participations.counts(code)).thenReturn(cast);
        }

        List<EmployeeNumber> candidates(UnitCode unit) {
            return cadres.get(unit).stream()
                    .filter(cadre -> !cadre.excluded())
                    .map(Appraisal::cadre)
                    .toList();
        }

        /** Who is expected to have which composite, by the oracle. */
        Map<AppraisalId, java.util.Optional<CompositeScore>> expected() {
            var rules = campaigns.get(code).ruleBook();
            var expected = new LinkedHashMap<AppraisalId, java.util.Optional<CompositeScore>>();
            cadres.forEach((unit, all) -> all.stream()
                    .filter(cadre -> !cadre.excluded())
                    .forEach(cadre -> expected.put(
                            cadre.id(),
                            Oracle.composite(
                                            cadre.cadre(),
                                            ballots.get(unit),
                                            rules.weights(),
                                            rules.dimensions(),
                                            rules.minimumMarks())
                                    .map(CompositeScore::new))));
            return expected;
        }

        void give(String scrutineer) {
            complete("o", scrutineer);
        }

        private void complete(String prefix, String scrutineer) {
            var actor = new Actor(scrutineer, scrutineer, null, null);
            var source = sources.stream()
                    .filter(each -> each.prefix().equals(prefix))
                    .findFirst()
                    .orElseThrow();
            var task = source.openTasks(actor).stream()
                    .filter(each -> each.campaign().equals(code))
                    .findFirst()
                    .orElseThrow();
            source.complete(
                    actor,
                    UUID.fromString(task.id().substring(2)),
                    JsonBodies.of("{\"passphrase\": \"" + passphrase(scrutineer) + "\"}"));
        }
    }

    static String passphrase(String scrutineer) {
        return "the passphrase of " + scrutineer;
    }

    Play campaign(String name) {
        var play = new Play(name);
        var rules = new RuleBook(
                play.code,
                "评议",
                SCRUTINEERS,
                2,
                null,
                Duration.ofHours(32),
                Duration.ofHours(48),
                Duration.ofDays(2),
                Duration.ofDays(14),
                true,
                3,
                false,
                Map.of(RaterGroup.PRINCIPAL, 40, RaterGroup.DEPUTY, 30, RaterGroup.STAFF, 30),
                CountingUnitTest.dimensions(20, 20, 20, 20, 20));
        var campaign = new Campaign(play.code, Phase.OPENING, rules, "hash", null, null, null, null, null);
        when(campaigns.get(play.code)).thenReturn(campaign);
        when(campaigns.lock(play.code)).thenReturn(campaign);
        when(allowed.isOpening(any())).thenReturn(true);
        box.prepare(play.code, SCRUTINEERS, 2);
        SCRUTINEERS.forEach(scrutineer -> play.complete("e", scrutineer));
        return play;
    }
}
