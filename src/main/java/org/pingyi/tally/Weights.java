package org.pingyi.tally;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.pingyi.ballotbox.Mark;
import org.pingyi.campaign.RuleBook;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.RaterGroup;

/**
 * What counts how much (domain rule 7, ADR 0007): dimensions and groups in percent, each adding up to 100. A group
 * without a valid mark drops out and its weight goes to the others in proportion; a group of weight 0 counts for
 * nothing, nor towards the minimum.
 *
 * @param minimumMarks fewer valid marks than these, and the cadre is not graded
 */
record Weights(Map<RaterGroup, Integer> groups, Map<Dimension, Integer> dimensions, int minimumMarks) {
    Weights {
        groups = new EnumMap<>(groups);
        dimensions = new EnumMap<>(dimensions);
    }

    static Weights of(RuleBook rules) {
        return new Weights(rules.weights(), rules.dimensions(), rules.minimumMarks());
    }

    /** A ballot's mark for a cadre: the weighted mean of the five points, in hundredths, which is exact. */
    int mark(Mark.Points points) {
        var hundredths = 0;
        for (var dimension : dimensions.entrySet()) {
            hundredths += dimension.getValue() * points.points().get(dimension.getKey());
        }
        return hundredths;
    }

    /** The composite of a cadre's marks, rounded once; empty where there are too few of them. */
    Optional<CompositeScore> composite(Map<RaterGroup, Marks> marks) {
        var valid = 0;
        var counted = 0;
        var sum = Fraction.ZERO;
        for (var group : marks.entrySet()) {
            var weight = groups.getOrDefault(group.getKey(), 0);
            if (weight > 0 && group.getValue().count() > 0) {
                valid += group.getValue().count();
                counted += weight;
                sum = sum.plus(group.getValue().mean().times(weight));
            }
        }
        if (valid < minimumMarks || counted == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new CompositeScore(sum.dividedBy(counted).roundedHalfUp().intValueExact()));
    }
}
