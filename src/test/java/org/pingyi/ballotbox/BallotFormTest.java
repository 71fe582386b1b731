package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;

class BallotFormTest {
    private static final int HEAD = 17;

    private final List<EmployeeNumber> three = candidates(3);
    private final BallotForm form = new BallotForm(three);

    @Property
    void what_is_read_is_what_was_written(
            @ForAll @IntRange(min = 1, max = 60) int candidates, @ForAll long seed, @ForAll boolean isCandidate) {
        var all = candidates(candidates);
        var ballot = ballot(all, new Random(seed), isCandidate);
        var unit = new BallotForm(all);
        var written = unit.write(ballot);
        assertThat(written).hasSize(HEAD + 5 * candidates);
        assertThat(unit.read(written)).isEqualTo(ballot);
    }

    @Test
    void points_stand_in_five_bytes_in_the_order_of_the_candidates() {
        var marks = new HashMap<EmployeeNumber, Mark>();
        marks.put(three.get(0), points(1, 2, 3, 4, 100));
        marks.put(three.get(1), new Mark.DontKnow());
        var written = form.write(new Ballot(marks));
        assertThat(java.util.Arrays.copyOfRange(written, HEAD, written.length))
                .containsExactly(1, 2, 3, 4, 100, -1, -1, -1, -1, -1, -2, -2, -2, -2, -2);
    }

    @Test
    void a_ballot_that_leaves_out_two_or_names_a_stranger_is_not_written() {
        assertThatThrownBy(() -> form.write(new Ballot(Map.of(three.get(0), new Mark.DontKnow()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.write(new Ballot(Map.of(
                        three.get(0),
                        new Mark.DontKnow(),
                        three.get(1),
                        new Mark.DontKnow(),
                        new EmployeeNumber("stranger"),
                        new Mark.DontKnow()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BallotForm(List.of(three.get(0), three.get(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everything_is_checked_again_when_it_is_read() {
        var good = form.write(ballot(three, new Random(1), false));
        assertThat(form.read(good)).isNotNull();
        refused(java.util.Arrays.copyOf(good, good.length - 1));
        refused(java.util.Arrays.copyOf(good, good.length + 5));
        refused(new byte[0]);
        refused(changed(good, 0, 2));
        refused(changed(good, 5, ~good[5]));
        refused(changed(good, HEAD, 101));
        refused(changed(good, HEAD, -1));
        refused(changed(good, HEAD, -2));
        var twiceHimself = good.clone();
        java.util.Arrays.fill(twiceHimself, HEAD, HEAD + 10, (byte) -2);
        refused(twiceHimself);
    }

    @Test
    void a_ballot_of_other_candidates_is_refused() {
        var written = form.write(ballot(three, new Random(1), false));
        var others = List.of(three.get(0), three.get(1), new EmployeeNumber("99999"));
        assertThatThrownBy(() -> new BallotForm(others).read(written)).isInstanceOf(BallotForm.Unfit.class);
    }

    @Test
    void the_order_in_which_the_candidates_are_named_is_of_no_account() {
        var ballot = ballot(three, new Random(1), false);
        var otherwise = new ArrayList<>(three);
        java.util.Collections.reverse(otherwise);
        assertThat(new BallotForm(otherwise).read(form.write(ballot))).isEqualTo(ballot);
    }

    @Test
    void nothing_of_a_ballot_is_said_in_logs() {
        var ballot = ballot(three, new Random(1), false);
        assertThat(ballot.toString()).doesNotContainPattern("[0-9]");
        assertThat(points(1, 2, 3, 4, 5).toString()).doesNotContainPattern("[0-9]");
    }

    private void refused(byte[] written) {
        assertThatThrownBy(() -> form.read(written)).isInstanceOf(BallotForm.Unfit.class);
    }

    private static byte[] changed(byte[] written, int at, int value) {
        var changed = written.clone();
        // a value that is legal in all five places would be another ballot, not a broken one: change the first only
        changed[at] = (byte) value;
        if (at == HEAD) {
            changed[at + 1] = 50;
        }
        return changed;
    }

    static List<EmployeeNumber> candidates(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new EmployeeNumber("%05d".formatted(i)))
                .toList();
    }

    static Ballot ballot(List<EmployeeNumber> candidates, Random random, boolean isCandidate) {
        var marks = new HashMap<EmployeeNumber, Mark>();
        var himself = isCandidate ? random.nextInt(candidates.size()) : -1;
        for (var i = 0; i < candidates.size(); i++) {
            if (i != himself) {
                marks.put(
                        candidates.get(i),
                        random.nextInt(4) == 0
                                ? new Mark.DontKnow()
                                : points(random.ints(5, 0, 101).toArray()));
            }
        }
        return new Ballot(marks);
    }

    static Mark points(int... points) {
        var all = new EnumMap<Dimension, Integer>(Dimension.class);
        for (var i = 0; i < points.length; i++) {
            all.put(Dimension.values()[i], points[i]);
        }
        return new Mark.Points(all);
    }
}
