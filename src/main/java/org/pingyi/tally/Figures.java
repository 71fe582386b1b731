package org.pingyi.tally;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/**
 * What must agree before anything is counted (对数): who has cast, and what lies in the box, by unit and group.
 *
 * @param cast the participations
 * @param sealed the ballots in the box
 */
record Figures(Map<UnitCode, Map<RaterGroup, Integer>> cast, Map<UnitCode, Map<RaterGroup, Integer>> sealed) {
    /** In which anybody has cast or any ballot lies, in the order of their codes. */
    Set<UnitCode> units() {
        var units = new TreeSet<>(cast.keySet());
        units.addAll(sealed.keySet());
        return units;
    }

    boolean agree(UnitCode unit) {
        return Arrays.stream(RaterGroup.values()).allMatch(group -> cast(unit, group) == sealed(unit, group));
    }

    boolean agree(UnitCode unit, Map<RaterGroup, Integer> opened) {
        return agree(unit)
                && Arrays.stream(RaterGroup.values())
                        .allMatch(group -> sealed(unit, group) == opened.getOrDefault(group, 0));
    }

    /** Says of a unit what differs: cast, sealed and opened of each group. */
    Problem problem(UnitCode unit, Map<RaterGroup, Integer> opened) {
        var figures = Arrays.stream(RaterGroup.values())
                .flatMap(group ->
                        Arrays.<Object>asList(cast(unit, group), sealed(unit, group), opened.getOrDefault(group, 0))
                                .stream())
                .toArray();
        return new Problem(unit.value(), "tally.differs.unit", figures);
    }

    private int cast(UnitCode unit, RaterGroup group) {
        return cast.getOrDefault(unit, Map.of()).getOrDefault(group, 0);
    }

    private int sealed(UnitCode unit, RaterGroup group) {
        return sealed.getOrDefault(unit, Map.of()).getOrDefault(group, 0);
    }
}
