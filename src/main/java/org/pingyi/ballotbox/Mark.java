package org.pingyi.ballotbox;

import java.util.EnumMap;
import java.util.Map;
import org.pingyi.kernel.Dimension;

/** What a ballot says of one cadre: five points, whole numbers 0–100, or that the rater doesn't know him (不了解). */
public sealed interface Mark {
    /** All five points. */
    record Points(Map<Dimension, Integer> points) implements Mark {
        public Points {
            if (points.size() != Dimension.values().length
                    || points.values().stream().anyMatch(p -> p < 0 || p > 100)) {
                throw new IllegalArgumentException("five points from 0 to 100");
            }
            points = Map.copyOf(new EnumMap<>(points));
        }

        /** Says nothing: points have no place in logs. */
        @Override
        public String toString() {
            return "Points[sealed]";
        }
    }

    /** 不了解. */
    record DontKnow() implements Mark {}
}
