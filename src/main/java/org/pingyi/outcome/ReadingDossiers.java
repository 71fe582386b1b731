package org.pingyi.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.FrozenRoster;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Rank;
import org.pingyi.roster.Post;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dossiers of the tasks, with what a page needs besides. What a reader may see of a result, {@link Dossiers} says. */
@Service
class ReadingDossiers implements ReadingCases {
    private static final Map<TaskKind, String> PREFIXES =
            Map.of(TaskKind.VERIFICATION, "v-", TaskKind.OBJECTION_REVIEW, "r-", TaskKind.APPROVAL, "a-");

    private final Desk desk;
    private final Dossiers dossiers;
    private final Campaigns campaigns;
    private final FrozenRoster roster;
    private final ObjectProvider<DecisionTables> tables;
    private final DatabaseClock clock;

    ReadingDossiers(
            Desk desk,
            Dossiers dossiers,
            Campaigns campaigns,
            FrozenRoster roster,
            ObjectProvider<DecisionTables> tables,
            DatabaseClock clock) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.campaigns = campaigns;
        this.roster = roster;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Dossier read(Actor reader, TaskKind kind, UUID task) {
        var about = desk.find(reader, kind, task);
        var finding = about.finding();
        var campaign = campaigns.get(about.campaign());
        var forVerifier = kind == TaskKind.VERIFICATION;
        var seen = forVerifier ? dossiers.forVerifier(about) : dossiers.forHr(about);
        var due = forVerifier ? campaign.verificationDeadline() : null;
        return new Dossier(
                PREFIXES.get(kind) + task,
                kind,
                campaign.ruleBook().title(),
                seen.employeeNumber(),
                seen.name(),
                finding.unitName(),
                seen.rank(),
                seen.measure() == null ? null : newRank(finding),
                seen.status(),
                seen.composite(),
                seen.grade(),
                seen.measure(),
                seen.selfReport(),
                seen.verified(),
                seen.turnout() == null ? Map.of() : seen.turnout(),
                forVerifier
                        ? List.of()
                        : Stream.of(finding.gradeTable(), finding.measureTable())
                                .filter(Objects::nonNull)
                                .toList(),
                about.words().stream()
                        .filter(word -> !forVerifier || word.kind() == kind)
                        .map(word -> said(word, about, reader))
                        .toList(),
                due,
                stands(about, kind, campaign, due));
    }

    private Rank newRank(Finding finding) {
        return switch (finding.measure()) {
            case NONE -> null;
            case DEMOTION ->
                tables.getObject()
                        .rankAfterDemotion(finding.campaign(), finding.rank())
                        .value();
            case TRANSFER, EXCLUSION -> Rank.STAFF_MEMBER;
        };
    }

    private Said said(Word word, Case about, Actor reader) {
        var post = Optional.ofNullable(word.person()).stream()
                .flatMap(person -> roster.postsOf(about.campaign(), person).stream())
                .toList();
        return new Said(
                word.kind(),
                post.stream().map(Post::name).findFirst().orElse(word.login()),
                post.stream()
                        .filter(place -> place.unit().equals(about.unit()))
                        .map(Post::role)
                        .findFirst()
                        .orElse(null),
                word.yes(),
                word.reason(),
                word.at(),
                word.login().equals(reader.login()));
    }

    private Stands stands(Case about, TaskKind kind, Campaign campaign, Instant dueOrNull) {
        if (about.word(kind).isPresent()) {
            return Stands.DONE;
        }
        if (campaign.phase() == Phase.ABORTED) {
            return Stands.ABORTED;
        }
        var isOver = dueOrNull != null && !clock.now().isBefore(dueOrNull);
        return about.awaits().filter(kind::equals).isEmpty() || isOver ? Stands.EXPIRED : Stands.OPEN;
    }
}
