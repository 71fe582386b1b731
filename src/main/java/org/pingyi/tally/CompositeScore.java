package org.pingyi.tally;

/**
 * A composite score (综合得分) from 0.00 to 100.00, kept as whole hundredths: never binary floating point.
 *
 * @param hundredths 0 to 10,000
 */
public record CompositeScore(int hundredths) {
    public CompositeScore {
        if (hundredths < 0 || hundredths > 10_000) {
            throw new IllegalArgumentException("0 to 10000 hundredths");
        }
    }

    /** With two decimals, as people read it: {@code 95.00}. */
    @Override
    public String toString() {
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
