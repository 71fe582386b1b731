package org.pingyi.roster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Very many short texts by number, in little more memory than their UTF-8 takes: a workbook may have millions. */
final class SharedStrings {
    private static final int PIECE = 1 << 20;

    /** Where each text begins, counted over all pieces; the last entry is where the next one will. */
    private final List<int[]> starts = new ArrayList<>();

    private final List<byte[]> pieces = new ArrayList<>();
    private int count;
    private int end;

    SharedStrings() {
        setStart(0, 0);
    }

    void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int place = end % PIECE;
            if (place == 0) {
                pieces.add(new byte[PIECE]);
            }
            int length = Math.min(bytes.length - from, PIECE - place);
            System.arraycopy(bytes, from, pieces.get(pieces.size() - 1), place, length);
            from += length;
            end += length;
        }
        setStart(++count, end);
    }

    int size() {
        return count;
    }

    String get(int index) {
        int from = start(index);
        var bytes = new byte[start(index + 1) - from];
        for (int done = 0; done < bytes.length; ) {
            int place = (from + done) % PIECE;
            int length = Math.min(bytes.length - done, PIECE - place);
            System.arraycopy(pieces.get((from + done) / PIECE), place, bytes, done, length);
            done += length;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int start(int index) {
        return starts.get(index / PIECE)[index % PIECE];
    }

    private void setStart(int index, int value) {
        if (index % PIECE == 0) {
            starts.add(new int[index == 0 ? 1024 : PIECE]);
        }
        var piece = starts.get(index / PIECE);
        if (index % PIECE >= piece.length) {
            piece = Arrays.copyOf(piece, Math.min(PIECE, 2 * piece.length));
            starts.set(index / PIECE, piece);
        }
        piece[index % PIECE] = value;
    }
}
