package org.pingyi.ballotbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.EmployeeNumber;

/**
 * A unit's ballot paper: how a ballot is written before it is sealed. One version byte, 16 bytes that say which
 * candidates, then five bytes per candidate, in the order of employee number and {@link Dimension}. The length depends on
 * the number of candidates alone, so the cipher text tells nothing of the content, not even whether the rater is one of
 * them.
 */
final class BallotForm {
    private static final byte VERSION = 1;
    private static final int FINGERPRINT = 16;
    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final byte DONT_KNOW = (byte) 0xFF;
    private static final byte HIMSELF = (byte) 0xFE;
    private static final int MOST = 100;

    private final List<EmployeeNumber> candidates;
    private final byte[] fingerprint;

    BallotForm(List<EmployeeNumber> candidates) {
        this.candidates = candidates.stream().sorted().toList();
        if (Set.copyOf(candidates).size() != candidates.size()) {
            throw new IllegalArgumentException("a candidate twice");
        }
        this.fingerprint = fingerprint(this.candidates);
    }

    int length() {
        return 1 + FINGERPRINT + DIMENSIONS.length * candidates.size();
    }

    /** @throws IllegalArgumentException not every candidate, one left out at most, has his mark, or somebody else has one */
    byte[] write(Ballot ballot) {
        var marks = ballot.marks();
        var missing = candidates.stream().filter(c -> !marks.containsKey(c)).count();
        if (missing > 1 || marks.size() + missing != candidates.size()) {
            throw new IllegalArgumentException("not a ballot of these candidates");
        }
        var paper = ByteBuffer.allocate(length()).put(VERSION).put(fingerprint);
        for (var candidate : candidates) {
            var mark = marks.get(candidate);
            if (mark instanceof Mark.Points points) {
                for (var dimension : DIMENSIONS) {
                    paper.put(points.points().get(dimension).byteValue());
                }
            } else {
                var word = mark == null ? HIMSELF : DONT_KNOW;
                for (var i = 0; i < DIMENSIONS.length; i++) {
                    paper.put(word);
                }
            }
        }
        return paper.array();
    }

    /** Reads and checks everything again. @throws Unfit not a ballot of these candidates */
    Ballot read(byte[] written) {
        if (written.length != length()
                || written[0] != VERSION
                || !Arrays.equals(written, 1, 1 + FINGERPRINT, fingerprint, 0, FINGERPRINT)) {
            throw new Unfit();
        }
        var marks = new HashMap<EmployeeNumber, Mark>(candidates.size() * 2);
        var himself = 0;
        var at = 1 + FINGERPRINT;
        for (var candidate : candidates) {
            if (isAll(written, at, HIMSELF)) {
                himself++;
            } else {
                marks.put(candidate, isAll(written, at, DONT_KNOW) ? new Mark.DontKnow() : points(written, at));
            }
            at += DIMENSIONS.length;
        }
        if (himself > 1) {
            throw new Unfit();
        }
        return new Ballot(marks);
    }

    private static boolean isAll(byte[] written, int at, byte word) {
        for (var i = 0; i < DIMENSIONS.length; i++) {
            if (written[at + i] != word) {
                return false;
            }
        }
        return true;
    }

    private static Mark points(byte[] written, int at) {
        Map<Dimension, Integer> points = new EnumMap<>(Dimension.class);
        for (var i = 0; i < DIMENSIONS.length; i++) {
            var point = Byte.toUnsignedInt(written[at + i]);
            if (point > MOST) {
                throw new Unfit();
            }
            points.put(DIMENSIONS[i], point);
        }
        return new Mark.Points(points);
    }

    private static byte[] fingerprint(List<EmployeeNumber> candidates) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var candidate : candidates) {
                digest.update(candidate.value().getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) '\n');
            }
            return Arrays.copyOf(digest.digest(), FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What lay in the envelope is not a ballot of this unit. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
