package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockedKeyTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] PLACE = Bound.parts("2026", "jw01");

    private static final LockedKey.Cost COST = LockedKey.Cost.ofMemory(1_024);

    @Test
    void a_key_opens_with_its_passphrase_however_a_device_composes_the_signs() {
        var locked = LockedKey.lock(KEY, "caf\u00e9 am fluss", PLACE, COST);
        assertThat(locked.unlock("caf\u00e9 am fluss", PLACE)).contains(KEY);
        assertThat(locked.unlock("cafe\u0301 am fluss", PLACE)).contains(KEY);
    }

    @Test
    void it_opens_with_no_other_passphrase_and_for_nobody_else() {
        var locked = LockedKey.lock(KEY, "correct horse battery", PLACE, COST);
        assertThat(locked.unlock("correct horse batterY", PLACE)).isEmpty();
        assertThat(locked.unlock("correct horse battery", Bound.parts("2026", "gh01")))
                .isEmpty();
    }

    @Test
    void the_same_passphrase_never_locks_alike() {
        var one = LockedKey.lock(KEY, "correct horse battery", PLACE, COST);
        var other = LockedKey.lock(KEY, "correct horse battery", PLACE, COST);
        assertThat(one.salt()).hasSize(16).isNotEqualTo(other.salt());
        assertThat(one.content()).isNotEqualTo(other.content());
    }
}
