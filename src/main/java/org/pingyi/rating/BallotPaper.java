package org.pingyi.rating;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pingyi.ballotbox.Ballot;
import org.pingyi.ballotbox.Mark;
import org.pingyi.campaign.Appraisal;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.rating.SentBallot.SentMark;

/**
 * Whom a unit rates: its remaining cadres, in the order of employee number. Knows when what a rater sends is a ballot of
 * this unit (domain rule 5): every cadre but himself once, with all five points or 不了解.
 */
final class BallotPaper {
    private static final int MOST = 100;
    private static final int MOST_PROBLEMS = 100;
    private final Map<String, Appraisal> cadres = new LinkedHashMap<>();
    private final List<EmployeeNumber> candidates;

    BallotPaper(List<Appraisal> ofUnit) {
        ofUnit.stream()
                .filter(appraisal -> !appraisal.excluded())
                .sorted((one, other) -> one.cadre().compareTo(other.cadre()))
                .forEach(appraisal -> cadres.put(appraisal.cadre().value(), appraisal));
        candidates = cadres.values().stream().map(Appraisal::cadre).toList();
    }

    /** All of the unit, the same for each of its ballots. */
    List<EmployeeNumber> candidates() {
        return candidates;
    }

    List<Appraisal> cadresFor(EmployeeNumber rater) {
        return cadres.values().stream()
                .filter(appraisal -> !appraisal.cadre().equals(rater))
                .toList();
    }

    /** @throws Invalid with one problem a place; never with anything that was sent */
    Ballot check(SentBallot sent, EmployeeNumber rater) {
        var problems = new ArrayList<Problem>();
        var marks = new LinkedHashMap<EmployeeNumber, Mark>();
        if (sent.marks() == null) {
            throw new Invalid(List.of(new Problem("/marks", "rating.marks.required")), "rating.ballot.invalid");
        }
        for (int i = 0; i < sent.marks().size() && problems.size() < MOST_PROBLEMS; i++) {
            check(sent.marks().get(i), "/marks/" + i, rater, marks, problems);
        }
        for (var candidate : candidates) {
            if (!candidate.equals(rater) && !marks.containsKey(candidate)) {
                problems.add(new Problem("/marks", "rating.cadre.missing", candidate.value()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)), "rating.ballot.invalid");
        }
        return new Ballot(marks);
    }

    private void check(
            SentMark sent, String at, EmployeeNumber rater, Map<EmployeeNumber, Mark> marks, List<Problem> problems) {
        if (sent.cadre() == null) {
            problems.add(new Problem(at + "/cadre", "rating.cadre.required"));
        }
        var mark = mark(sent, at, problems);
        if (sent.cadre() == null) {
            return;
        }
        var appraisal = cadres.get(sent.cadre());
        if (appraisal == null || appraisal.cadre().equals(rater)) {
            problems.add(new Problem(at + "/cadre", "rating.cadre.unknown"));
        } else if (marks.putIfAbsent(appraisal.cadre(), mark) != null) {
            problems.add(new Problem(at + "/cadre", "rating.cadre.twice"));
        }
    }

    /** What is wrong with a mark is in the problems; then whatever is returned will not be used. */
    private static Mark mark(SentMark sent, String at, List<Problem> problems) {
        if (sent.dontKnow() != null && sent.points() != null) {
            problems.add(new Problem(at, "rating.mark.both"));
        } else if (sent.points() != null) {
            return points(sent.points(), at + "/points", problems);
        } else if (sent.dontKnow() == null) {
            problems.add(new Problem(at, "rating.mark.neither"));
        } else if (!sent.dontKnow()) {
            problems.add(new Problem(at + "/dontKnow", "rating.dontKnow.false"));
        }
        return new Mark.DontKnow();
    }

    private static Mark points(Map<Dimension, Integer> sent, String at, List<Problem> problems) {
        var points = new EnumMap<Dimension, Integer>(Dimension.class);
        for (var dimension : Dimension.values()) {
            var point = sent.get(dimension);
            if (point == null) {
                problems.add(new Problem(at + "/" + dimension, "rating.points.required"));
            } else if (point < 0 || point > MOST) {
                problems.add(new Problem(at + "/" + dimension, "rating.points.range", 0, MOST));
            } else {
                points.put(dimension, point);
            }
        }
        return points.size() == Dimension.values().length ? new Mark.Points(points) : new Mark.DontKnow();
    }
}
