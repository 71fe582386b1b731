package org.pingyi.ballotbox;

import java.util.Arrays;

/** One part of the box's private key, and its number in the scheme. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and its text says nothing
record Share(int number, byte[] part) {
    byte[] written() {
        var written = new byte[1 + part.length];
        written[0] = (byte) number;
        System.arraycopy(part, 0, written, 1, part.length);
        return written;
    }

    static Share read(byte[] written) {
        return new Share(Byte.toUnsignedInt(written[0]), Arrays.copyOfRange(written, 1, written.length));
    }

    void forget() {
        Arrays.fill(part, (byte) 0);
    }

    @Override
    public String toString() {
        return "Share";
    }
}
