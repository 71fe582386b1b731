package org.pingyi.kernel;

/** The code of a unit (单位编码): 1–32 ASCII letters, digits, {@code -}, {@code _}; case matters. */
public record UnitCode(String value) implements Comparable<UnitCode> {
    public UnitCode {
        Codes.require(value);
    }

    @Override
    public int compareTo(UnitCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
