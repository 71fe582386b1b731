package org.pingyi.tally;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pingyi.ballotbox.Mark;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;

/** Counts a unit's ballots as they come out of the box; keeps sums, no ballot. */
final class CountingUnit {
    private final Weights weights;
    private final Map<EmployeeNumber, Map<RaterGroup, Marks>> marks = new LinkedHashMap<>();
    private final Map<RaterGroup, Integer> ballots = new EnumMap<>(RaterGroup.class);

    CountingUnit(Weights weights, Collection<EmployeeNumber> candidates) {
        this.weights = weights;
        for (var candidate : candidates) {
            marks.put(candidate, new EnumMap<>(RaterGroup.class));
        }
    }

    void count(OpenedBox.Opened opened) {
        ballots.merge(opened.group(), 1, Integer::sum);
        opened.ballot().marks().forEach((cadre, mark) -> {
            if (mark instanceof Mark.Points points) {
                marks.get(cadre)
                        .computeIfAbsent(opened.group(), group -> new Marks())
                        .add(weights.mark(points));
            }
        });
    }

    /** How many ballots were counted, by group. */
    Map<RaterGroup, Integer> ballots() {
        return ballots;
    }

    /** Per candidate the composite, or empty: too few valid marks. */
    Map<EmployeeNumber, Optional<CompositeScore>> composites() {
        var composites = new LinkedHashMap<EmployeeNumber, Optional<CompositeScore>>();
        marks.forEach((cadre, groups) -> composites.put(cadre, weights.composite(groups)));
        return composites;
    }
}
