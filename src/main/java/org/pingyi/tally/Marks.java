package org.pingyi.tally;

/** The valid marks that a group gives to a cadre, while they are counted. */
final class Marks {
    private long hundredths;
    private int count;

    void add(int mark) {
        hundredths = Math.addExact(hundredths, mark);
        count++;
    }

    int count() {
        return count;
    }

    /** In hundredths. */
    Fraction mean() {
        return Fraction.of(hundredths, count);
    }

    /** Says nothing: a group's marks exist for nobody. */
    @Override
    public String toString() {
        return "Marks";
    }
}
