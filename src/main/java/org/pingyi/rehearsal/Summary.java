package org.pingyi.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.pingyi.campaign.CampaignView;
import org.pingyi.campaign.Progress;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results.Result;
import org.pingyi.outcome.Status;

/** What happened in a rehearsal, as a table. */
record Summary(CampaignView campaign, List<Result> results, Deciding deciding, Stages stages) {
    List<String> lines() {
        var lines = new ArrayList<String>();
        row(lines, "单位 units", campaign.units().size());
        row(lines, "科级干部 cadres", results.size());
        row(lines, "剔除 excluded", count(result -> result.status() == Status.EXCLUDED));
        row(lines, "评议票 ballots", ballots());
        row(lines, "未定等次 not graded", count(result -> result.status() == Status.NOT_GRADED));
        Arrays.stream(Grade.values())
                .forEach(grade -> row(lines, "等次 grade " + grade, count(result -> result.grade() == grade)));
        row(lines, "异议 objections", deciding.objections());
        row(lines, "  成立 upheld", deciding.upheld());
        row(lines, "  不成立 dismissed", deciding.objections() - deciding.upheld());
        row(lines, "处理 measures", count(result -> result.measure() != Measure.NONE));
        row(lines, "  已执行 applied", count(result -> result.decision() == Decision.APPLIED));
        row(lines, "  未批准 rejected", deciding.rejected());
        row(lines, "  不予执行 waived", count(result -> result.decision() == Decision.WAIVED));
        lines.add("");
        lines.add("用时（秒） seconds");
        stages.took().forEach((stage, duration) -> lines.add("  " + Stages.seconds(duration) + "  " + stage));
        var all = stages.took().values().stream().reduce(Duration.ZERO, Duration::plus);
        lines.add("  " + Stages.seconds(all) + "  合计 in all");
        lines.add("");
        return lines;
    }

    private static void row(List<String> lines, String name, long value) {
        lines.add(String.format("%8d  %s", value, name));
    }

    private long count(Predicate<Result> which) {
        return results.stream().filter(which).count();
    }

    private long ballots() {
        return campaign.units().stream()
                .flatMap(unit -> unit.groups().values().stream())
                .mapToLong(Progress.Turnout::cast)
                .sum();
    }
}
