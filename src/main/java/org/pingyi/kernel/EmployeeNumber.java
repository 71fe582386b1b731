package org.pingyi.kernel;

/** A person's employee number (工号): 1–32 ASCII letters, digits, {@code -}, {@code _}; leading zeros stay, case matters. */
public record EmployeeNumber(String value) implements Comparable<EmployeeNumber> {
    public EmployeeNumber {
        Codes.require(value);
    }

    @Override
    public int compareTo(EmployeeNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
