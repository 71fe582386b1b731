package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifiedTest {
    private final Verified verified = new Verified();

    @Test
    void only_the_same_password_of_the_same_name_with_the_same_hash_is_known() {
        verified.remember("hr1", "password", "hash");
        assertThat(verified.knows("hr1", "password", "hash")).isTrue();
        assertThat(verified.knows("hr1", "Password", "hash")).isFalse();
        assertThat(verified.knows("hr2", "password", "hash")).isFalse();
        assertThat(verified.knows("hr1", "password", "new hash")).isFalse();
    }

    @Test
    void the_oldest_are_forgotten_when_there_are_too_many() {
        for (int i = 0; i < 10_001; i++) {
            verified.remember("n" + i, "password", "hash");
        }
        assertThat(verified.knows("n0", "password", "hash")).isFalse();
        assertThat(verified.knows("n10000", "password", "hash")).isTrue();
    }
}
