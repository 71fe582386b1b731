package org.pingyi.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingyi.kernel.RaterGroup.DEPUTY;
import static org.pingyi.kernel.RaterGroup.PRINCIPAL;
import static org.pingyi.kernel.RaterGroup.STAFF;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingyi.ballotbox.Ballot;
import org.pingyi.ballotbox.Mark;
import org.pingyi.ballotbox.OpenedBox;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;

class CountingUnitTest {
    private static final Map<RaterGroup, Integer> USUAL = Map.of(PRINCIPAL, 40, DEPUTY, 30, STAFF, 30);
    private static final Map<Dimension, Integer> EVEN = dimensions(20, 20, 20, 20, 20);
    private static final EmployeeNumber CADRE = new EmployeeNumber("10432");

    @Property(tries = 1_000)
    void every_composite_is_the_oracles(
            @ForAll("weights") List<Integer> weights,
            @ForAll("percentages") List<Integer> dimensions,
            @ForAll @IntRange(min = 3, max = 6) int minimum,
            @ForAll @IntRange(max = 40) int raters,
            @ForAll @IntRange(max = 10) int ignorance,
            @ForAll long seed) {
        var groups = Map.of(PRINCIPAL, weights.get(0), DEPUTY, weights.get(1), STAFF, weights.get(2));
        var points = dimensions(dimensions.stream().mapToInt(Integer::intValue).toArray());
        var candidates = List.of(CADRE, new EmployeeNumber("10433"), new EmployeeNumber("10434"));
        var ballots = ballots(candidates, raters, ignorance, new Random(seed));
        var counting = new CountingUnit(new Weights(groups, points, minimum), candidates);
        ballots.forEach(counting::count);
        for (var candidate : candidates) {
            assertThat(counting.composites().get(candidate).map(CompositeScore::hundredths))
                    .isEqualTo(Oracle.composite(candidate, ballots, groups, points, minimum));
        }
        assertThat(counting.ballots().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(raters);
    }

    @Property(tries = 100)
    void the_order_of_counting_is_of_no_account(@ForAll @IntRange(min = 3, max = 60) int raters, @ForAll long seed) {
        var random = new Random(seed);
        var ballots = ballots(List.of(CADRE), raters, 3, random);
        var shuffled = new ArrayList<>(ballots);
        Collections.shuffle(shuffled, random);
        assertThat(composite(USUAL, ballots)).isEqualTo(composite(USUAL, shuffled));
    }

    @ParameterizedTest
    @CsvSource({
        // the principal's mark in five points, one deputy's and one staff member's, the composite
        "95 95 95 95 95, 95 95 95 95 95, 95 95 95 95 95, 95.00",
        "95 95 95 95 94, 95 95 95 95 95, 95 95 95 95 95, 94.92",
        "85 85 85 85 85, 85 85 85 85 85, 85 85 85 85 84, 84.94",
        "70 70 70 70 70, 70 70 70 70 70, 70 70 70 70 70, 70.00",
        "60 60 60 60 60, 60 60 60 60 60, 60 60 60 60 60, 60.00",
        "0 0 0 0 0, 0 0 0 0 0, 0 0 0 0 0, 0.00",
        "100 100 100 100 100, 100 100 100 100 100, 100 100 100 100 100, 100.00"
    })
    void the_weighted_mean_of_the_groups_is_the_composite(
            String principal, String deputy, String staff, String composite) {
        assertThat(composite(USUAL, List.of(rated(PRINCIPAL, principal), rated(DEPUTY, deputy), rated(STAFF, staff)))
                        .orElseThrow())
                .hasToString(composite);
    }

    @Test
    void it_is_rounded_once_and_a_half_goes_up_over_the_edge() {
        // 30 % of 1 point of 5 in one of 12 staff marks: 95 - 0.3 * 0.2 / 12 = 94.995
        var ballots = new ArrayList<>(List.of(rated(PRINCIPAL, "95 95 95 95 95"), rated(DEPUTY, "95 95 95 95 95")));
        ballots.add(rated(STAFF, "95 95 95 95 94"));
        for (var i = 1; i < 12; i++) {
            ballots.add(rated(STAFF, "95 95 95 95 95"));
        }
        assertThat(composite(USUAL, ballots).orElseThrow()).hasToString("95.00");
        // with 11 of them it is 94.99454… and stays below
        ballots.remove(ballots.size() - 1);
        assertThat(composite(USUAL, ballots).orElseThrow()).hasToString("94.99");
    }

    @Test
    void a_group_without_a_valid_mark_gives_its_weight_to_the_others_in_proportion() {
        // 40/70 of 90 and 30/70 of 80: 85.714…
        var ballots = List.of(
                rated(PRINCIPAL, "90 90 90 90 90"),
                rated(STAFF, "80 80 80 80 80"),
                rated(STAFF, "80 80 80 80 80"),
                unknown(DEPUTY));
        assertThat(composite(USUAL, ballots).orElseThrow()).hasToString("85.71");
    }

    @Test
    void a_single_group_counts_for_everything() {
        var ballots =
                List.of(rated(STAFF, "71 71 71 71 71"), rated(STAFF, "72 72 72 72 72"), rated(STAFF, "72 72 72 72 72"));
        assertThat(composite(USUAL, ballots).orElseThrow()).hasToString("71.67");
    }

    @Test
    void fewer_valid_marks_than_the_minimum_are_no_grade() {
        var two = List.of(rated(PRINCIPAL, "90 90 90 90 90"), rated(STAFF, "80 80 80 80 80"), unknown(STAFF));
        assertThat(composite(USUAL, two)).isEmpty();
        var three = new ArrayList<>(two);
        three.add(rated(DEPUTY, "80 80 80 80 80"));
        assertThat(composite(USUAL, three)).isPresent();
    }

    @Test
    void nobody_whom_all_do_not_know_or_nobody_rated_is_graded() {
        assertThat(composite(USUAL, List.of())).isEmpty();
        assertThat(composite(USUAL, List.of(unknown(STAFF), unknown(STAFF), unknown(STAFF), unknown(PRINCIPAL))))
                .isEmpty();
    }

    @Test
    void a_group_of_weight_0_counts_for_nothing_nor_towards_the_minimum() {
        var weights = Map.of(PRINCIPAL, 0, DEPUTY, 50, STAFF, 50);
        var ballots = new ArrayList<>(List.of(
                rated(PRINCIPAL, "0 0 0 0 0"), rated(DEPUTY, "90 90 90 90 90"), rated(STAFF, "80 80 80 80 80")));
        assertThat(composite(weights, ballots)).isEmpty();
        ballots.add(rated(STAFF, "80 80 80 80 80"));
        assertThat(composite(weights, ballots).orElseThrow()).hasToString("85.00");
    }

    @Test
    void a_dimension_weighs_what_the_rule_book_says() {
        var counting = new CountingUnit(new Weights(USUAL, dimensions(100, 0, 0, 0, 0), 3), List.of(CADRE));
        for (var group : RaterGroup.values()) {
            counting.count(rated(group, "77 1 2 3 4"));
        }
        assertThat(counting.composites().get(CADRE).orElseThrow()).hasToString("77.00");
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return parts(3);
    }

    @Provide
    Arbitrary<List<Integer>> percentages() {
        return parts(5);
    }

    /** Whole numbers that add up to 100, zeros among them. */
    private static Arbitrary<List<Integer>> parts(int many) {
        return Arbitraries.integers().between(0, 100).list().ofSize(many - 1).map(cuts -> {
            var edges = new ArrayList<>(cuts);
            edges.add(0);
            edges.add(100);
            Collections.sort(edges);
            var parts = new ArrayList<Integer>();
            for (var i = 1; i < edges.size(); i++) {
                parts.add(edges.get(i) - edges.get(i - 1));
            }
            return parts;
        });
    }

    /** Each rater may be a candidate himself, and knows {@code ignorance} of ten not. */
    static List<OpenedBox.Opened> ballots(List<EmployeeNumber> candidates, int raters, int ignorance, Random random) {
        var ballots = new ArrayList<OpenedBox.Opened>();
        for (var rater = 0; rater < raters; rater++) {
            var marks = new HashMap<EmployeeNumber, Mark>();
            var himself = random.nextInt(candidates.size() * 2);
            for (var i = 0; i < candidates.size(); i++) {
                if (i != himself) {
                    marks.put(
                            candidates.get(i),
                            random.nextInt(10) < ignorance
                                    ? new Mark.DontKnow()
                                    : points(random.ints(5, 0, 101).toArray()));
                }
            }
            var group = rater == 0 ? PRINCIPAL : rater < 4 ? DEPUTY : STAFF;
            ballots.add(new OpenedBox.Opened(group, new Ballot(marks)));
        }
        return ballots;
    }

    private static java.util.Optional<CompositeScore> composite(
            Map<RaterGroup, Integer> weights, List<OpenedBox.Opened> ballots) {
        var counting = new CountingUnit(new Weights(weights, EVEN, 3), List.of(CADRE));
        ballots.forEach(counting::count);
        return counting.composites().get(CADRE);
    }

    private static OpenedBox.Opened rated(RaterGroup group, String five) {
        var points = java.util.Arrays.stream(five.split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new OpenedBox.Opened(group, new Ballot(Map.of(CADRE, points(points))));
    }

    private static OpenedBox.Opened unknown(RaterGroup group) {
        return new OpenedBox.Opened(group, new Ballot(Map.of(CADRE, new Mark.DontKnow())));
    }

    static Mark points(int... five) {
        return new Mark.Points(dimensions(five));
    }

    static Map<Dimension, Integer> dimensions(int... five) {
        var all = new EnumMap<Dimension, Integer>(Dimension.class);
        var next = 0;
        for (var dimension : Dimension.values()) {
            all.put(dimension, five[next++]);
        }
        return all;
    }
}
