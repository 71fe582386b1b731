package org.pingyi.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;

class FractionTest {
    @Property
    void a_half_goes_up_and_everything_else_to_the_nearest(
            @ForAll @IntRange(min = 0) int numerator, @ForAll @Positive int denominator) {
        var decimal = new BigDecimal(numerator).divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP);
        assertThat(Fraction.of(numerator, denominator).roundedHalfUp()).isEqualTo(decimal.toBigIntegerExact());
    }

    @Property
    void three_thirds_are_one_whatever_the_third(@ForAll @Positive int one, @ForAll @Positive int other) {
        var third = Fraction.of(one, other).dividedBy(3);
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.of(one, other));
        assertThat(third.times(3)).isEqualTo(Fraction.of(one, other));
    }

    @Test
    void equal_fractions_are_equal_however_they_are_written() {
        assertThat(Fraction.of(2, 4)).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(-1, -2)).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
    }

    @Test
    void a_half_goes_up_below_nothing_too() {
        assertThat(Fraction.of(-1, 2).roundedHalfUp()).isEqualTo(0);
        assertThat(Fraction.of(-3, 4).roundedHalfUp()).isEqualTo(-1);
        assertThat(Fraction.of(-3, 2).roundedHalfUp()).isEqualTo(-1);
    }

    @Test
    void there_is_no_fraction_of_nothing() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
    }
}
