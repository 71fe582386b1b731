package org.pingyi.identity;

import java.util.List;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;

/** The codes by which the people of the roster log in. Only keyed hashes are kept: a code is seen once, in the answer. */
public interface AccessCodes {
    /**
     * Issues codes; they replace older ones and own passwords and lift stops.
     *
     * @return in the order of unit code, then employee number
     * @throws org.pingyi.kernel.Invalid somebody or some unit is not in the roster
     */
    List<Issued> issue(String by, Selection selection);

    /**
     * For whom. Lists are united; both null is everybody, an empty list nobody.
     *
     * @param withoutCode leaves out who has a code or a password of his own
     */
    record Selection(List<EmployeeNumber> employeeNumbers, List<UnitCode> units, boolean withoutCode) {}

    /**
     * A person's new code.
     *
     * @param unit the first of his units, null in the human-resource pool
     * @param code 12 of {@code 23456789ABCDEFGHJKLMNPQRSTUVWXYZ}
     */
    record Issued(EmployeeNumber employeeNumber, String name, UnitCode unit, String code) {
        @Override
        public String toString() {
            return "Issued[" + employeeNumber + "]";
        }
    }
}
