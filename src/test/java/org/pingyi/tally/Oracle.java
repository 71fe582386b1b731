package org.pingyi.tally;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pingyi.ballotbox.Mark;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;

/**
 * Another way to the composite, from the text of domain rule 7: one common denominator for everything, no type of its
 * own, one division at the end.
 */
final class Oracle {
    private Oracle() {}

    /** In hundredths; empty: not graded. */
    static Optional<Integer> composite(
            EmployeeNumber cadre,
            List<OpenedBox.Opened> ballots,
            Map<RaterGroup, Integer> weights,
            Map<Dimension, Integer> dimensions,
            int minimumMarks) {
        var principals = valid(cadre, ballots, RaterGroup.PRINCIPAL, weights);
        var deputies = valid(cadre, ballots, RaterGroup.DEPUTY, weights);
        var staff = valid(cadre, ballots, RaterGroup.STAFF, weights);
        if (principals.size() + deputies.size() + staff.size() < minimumMarks) {
            return Optional.empty();
        }
        // sum of W * (sum of marks / n), over n1 * n2 * n3, a missing group counting as n = 1 with weight 0
        var n1 = BigInteger.valueOf(Math.max(1, principals.size()));
        var n2 = BigInteger.valueOf(Math.max(1, deputies.size()));
        var n3 = BigInteger.valueOf(Math.max(1, staff.size()));
        var above = weighted(principals, weights.get(RaterGroup.PRINCIPAL), dimensions)
                .multiply(n2)
                .multiply(n3)
                .add(weighted(deputies, weights.get(RaterGroup.DEPUTY), dimensions)
                        .multiply(n1)
                        .multiply(n3))
                .add(weighted(staff, weights.get(RaterGroup.STAFF), dimensions)
                        .multiply(n1)
                        .multiply(n2));
        var present = (principals.isEmpty() ? 0 : weights.get(RaterGroup.PRINCIPAL))
                + (deputies.isEmpty() ? 0 : weights.get(RaterGroup.DEPUTY))
                + (staff.isEmpty() ? 0 : weights.get(RaterGroup.STAFF));
        var below = n1.multiply(n2).multiply(n3).multiply(BigInteger.valueOf(present));
        // floor(x + 1/2) with x = above / below in hundredths
        var two = BigInteger.TWO;
        return Optional.of(
                above.multiply(two).add(below).divide(below.multiply(two)).intValueExact());
    }

    private static List<Mark.Points> valid(
            EmployeeNumber cadre, List<OpenedBox.Opened> ballots, RaterGroup group, Map<RaterGroup, Integer> weights) {
        return weights.get(group) == 0
                ? List.of()
                : ballots.stream()
                        .filter(opened -> opened.group() == group)
                        .map(opened -> opened.ballot().marks().get(cadre))
                        .filter(Mark.Points.class::isInstance)
                        .map(Mark.Points.class::cast)
                        .toList();
    }

    /** Weight times the sum of the marks, in hundredths. */
    private static BigInteger weighted(List<Mark.Points> marks, int weight, Map<Dimension, Integer> dimensions) {
        var sum = BigInteger.ZERO;
        for (var mark : marks) {
            for (var dimension : Dimension.values()) {
                sum = sum.add(BigInteger.valueOf(dimensions.get(dimension))
                        .multiply(BigInteger.valueOf(mark.points().get(dimension))));
            }
        }
        return sum.multiply(BigInteger.valueOf(weight));
    }
}
