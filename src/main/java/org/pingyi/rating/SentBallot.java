package org.pingyi.rating;

import java.util.List;
import java.util.Map;
import org.pingyi.kernel.Dimension;

/** A ballot as its rater sends it: nothing is known of it yet but its shape. Says nothing of itself in logs. */
record SentBallot(List<SentMark> marks) {
    /**
     * What is sent for one cadre.
     *
     * @param cadre his employee number
     * @param points all five points, or null
     * @param dontKnow true, or null
     */
    record SentMark(String cadre, Map<Dimension, Integer> points, Boolean dontKnow) {
        @Override
        public String toString() {
            return "SentMark[sealed]";
        }
    }

    @Override
    public String toString() {
        return "SentBallot[sealed]";
    }
}
