package org.pingyi.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Progress;
import org.pingyi.campaign.Progress.Turnout;
import org.pingyi.collection.SelfReport;
import org.pingyi.collection.SelfReports;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.tally.CompositeScore;
import org.pingyi.tally.Tally;
import org.pingyi.web.TaskKind;
import org.springframework.stereotype.Component;

/** What each kind of reader gets to read of a case, and nothing more (domain rule 12). */
@Component
class Dossiers {
    /** What somebody gave as his reason; {@code by} is the login. */
    record Reason(TaskKind kind, String by, String reason) {}

    /** The content of a task; what is null is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dossier(
            String employeeNumber,
            String name,
            String unit,
            Rank rank,
            Status status,
            String composite,
            Grade grade,
            Measure measure,
            SelfReport selfReport,
            Boolean verified,
            Map<RaterGroup, Turnout> turnout,
            List<Reason> reasons) {}

    private final Campaigns campaigns;
    private final SelfReports reports;
    private final Tally tally;
    private final Progress progress;

    Dossiers(Campaigns campaigns, SelfReports reports, Tally tally, Progress progress) {
        this.campaigns = campaigns;
        this.reports = reports;
        this.tally = tally;
        this.progress = progress;
    }

    /**
     * Never the composite, nor what HR wrote later and may have drawn from it: of the reasons his unit's own. In an aborted
     * campaign no result either: those are for HR only.
     */
    Dossier forVerifier(Case about) {
        var finding = about.finding();
        var aborted = campaigns.get(about.campaign()).phase() == Phase.ABORTED;
        return new Dossier(
                finding.cadre().value(),
                finding.name(),
                finding.unit().value(),
                finding.rank(),
                finding.status(),
                null,
                aborted ? null : finding.grade(),
                aborted ? null : finding.measure(),
                selfReport(about),
                null,
                null,
                reasons(about, word -> word.kind() == TaskKind.VERIFICATION));
    }

    Dossier forHr(Case about) {
        var finding = about.finding();
        return new Dossier(
                finding.cadre().value(),
                finding.name(),
                finding.unit().value(),
                finding.rank(),
                finding.status(),
                tally.compositeOf(about.appraisal())
                        .map(CompositeScore::toString)
                        .orElse(null),
                finding.grade(),
                finding.measure(),
                selfReport(about),
                about.verified().orElse(null),
                new EnumMap<>(progress.turnout(about.campaign(), about.unit())),
                reasons(about, word -> true));
    }

    private SelfReport selfReport(Case about) {
        return reports.of(List.of(about.appraisal())).get(about.appraisal());
    }

    private static List<Reason> reasons(Case about, Predicate<Word> readable) {
        return about.words().stream()
                .filter(readable)
                .filter(word -> word.reason() != null)
                .map(word -> new Reason(word.kind(), word.login(), word.reason()))
                .toList();
    }
}
