package org.pingyi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.TooMany;

class AddressesTest {
    private final Addresses addresses = new Addresses();

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            addresses.countWrong("10.0.0.1");
        }
    }

    @Test
    void hundreds_of_people_behind_one_address_are_not_slowed() {
        wrong(Addresses.MOST);
        try (var one = addresses.enter("10.0.0.1");
                var other = addresses.enter("10.0.0.1")) {
            assertThat(one).isNotNull();
            assertThat(other).isNotNull();
        }
    }

    @Test
    void above_a_thousand_wrong_ones_a_minute_an_address_waits_in_line_and_others_do_not() {
        wrong(Addresses.MOST + 1);
        try (var first = addresses.enter("10.0.0.1");
                var elsewhere = addresses.enter("10.0.0.2")) {
            assertThat(first).isNotSameAs(elsewhere);
            var second =
                    CompletableFuture.runAsync(() -> addresses.enter("10.0.0.1").close());
            assertThatThrownBy(second::join).hasCauseInstanceOf(TooMany.class);
        }
        addresses.enter("10.0.0.1").close();
    }
}
