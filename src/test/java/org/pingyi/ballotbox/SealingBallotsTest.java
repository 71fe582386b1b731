package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnDatabase
class SealingBallotsTest {
    private static final UnitCode UNIT = new UnitCode("GY01");
    private static final List<EmployeeNumber> CANDIDATES =
            List.of(new EmployeeNumber("001"), new EmployeeNumber("002"), new EmployeeNumber("003"));
    private static int campaigns;

    @Autowired
    BallotBox box;

    @Autowired
    Boxes boxes;

    @Autowired
    JdbcClient jdbc;

    private final CampaignCode campaign = new CampaignCode("seal-" + campaigns++);
    private final org.bouncycastle.crypto.AsymmetricCipherKeyPair keys = Sealing.newKeys();

    @BeforeEach
    void prepare() {
        box.prepare(campaign, List.of("a", "b", "c"), 2);
    }

    @Test
    void a_box_without_its_key_takes_no_ballot() {
        assertThat(box.isLocked(campaign)).isFalse();
        assertThatThrownBy(() -> box.seal(campaign, UNIT, RaterGroup.STAFF, ballot(96, 1), CANDIDATES))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void a_ballot_is_sealed_to_the_same_length_whatever_it_says() {
        lock();
        var lengths = List.of(ballot(0, 3), ballot(100, 3), ballot(96, 1), ballot(7, 2), dontKnow()).stream()
                .map(b -> box.seal(campaign, UNIT, RaterGroup.STAFF, b, CANDIDATES)
                        .content()
                        .length)
                .distinct();
        assertThat(lengths).containsExactly(32 + 16 + 1 + 16 + 3 * 5);
    }

    @Test
    void a_sealed_ballot_opens_with_the_private_half_and_at_its_own_place_only() {
        lock();
        var ballot = ballot(96, 2);
        var sealed = box.seal(campaign, UNIT, RaterGroup.DEPUTY, ballot, CANDIDATES);
        var place = Bound.ballot(campaign, UNIT, RaterGroup.DEPUTY, sealed.id());
        assertThat(new BallotForm(CANDIDATES).read(Sealing.BALLOT.open(keys, place, sealed.content())))
                .isEqualTo(ballot);
        assertThatThrownBy(() -> Sealing.BALLOT.open(
                        keys, Bound.ballot(campaign, UNIT, RaterGroup.STAFF, sealed.id()), sealed.content()))
                .isInstanceOf(Sealing.CannotOpen.class);
        assertThatThrownBy(() -> Sealing.BALLOT.open(Sealing.newKeys(), place, sealed.content()))
                .isInstanceOf(Sealing.CannotOpen.class);
    }

    @Test
    void the_box_counts_what_lies_in_it_by_unit_and_group() {
        lock();
        for (var group : List.of(RaterGroup.STAFF, RaterGroup.STAFF, RaterGroup.PRINCIPAL)) {
            var sealed = box.seal(campaign, UNIT, group, ballot(96, 1), CANDIDATES);
            jdbc.sql("insert into ballotbox.sealed_ballot (id, campaign, unit, rater_group, content)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(sealed.id(), campaign.value(), UNIT.value(), group.name(), sealed.content())
                    .update();
        }
        assertThat(box.counts(campaign)).isEqualTo(Map.of(UNIT, Map.of(RaterGroup.STAFF, 2, RaterGroup.PRINCIPAL, 1)));
    }

    private void lock() {
        boxes.lockWith(campaign, Sealing.publicHalf(keys));
    }

    private static Ballot ballot(int points, int cadres) {
        var marks = new HashMap<EmployeeNumber, Mark>();
        for (var cadre : CANDIDATES) {
            marks.put(cadre, new Mark.DontKnow());
        }
        for (var cadre : CANDIDATES.subList(0, cadres)) {
            var all = new EnumMap<Dimension, Integer>(Dimension.class);
            Arrays.stream(Dimension.values()).forEach(d -> all.put(d, points));
            marks.put(cadre, new Mark.Points(all));
        }
        return new Ballot(marks);
    }

    private static Ballot dontKnow() {
        return new Ballot(Map.of(CANDIDATES.get(0), new Mark.DontKnow(), CANDIDATES.get(2), new Mark.DontKnow()));
    }
}
