package org.pingyi.tally;

import java.math.BigInteger;

/** An exact fraction of whole numbers, never rounded on the way (ADR 0007). */
record Fraction(BigInteger numerator, BigInteger denominator) {
    static final Fraction ZERO = of(0, 1);

    Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction of nothing");
        }
        var common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction times(long factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    Fraction dividedBy(long divisor) {
        return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    /** To the next whole number, a half upwards. */
    BigInteger roundedHalfUp() {
        var twice = numerator.shiftLeft(1).add(denominator).divideAndRemainder(denominator.shiftLeft(1));
        return twice[1].signum() < 0 ? twice[0].subtract(BigInteger.ONE) : twice[0];
    }
}
