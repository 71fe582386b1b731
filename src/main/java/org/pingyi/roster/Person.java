package org.pingyi.roster;

import java.util.List;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/**
 * A person as of now.
 *
 * @param rank null if none
 * @param email null if none
 */
public record Person(
        EmployeeNumber employeeNumber,
        String name,
        Rank rank,
        Pool pool,
        List<Place> posts,
        String phone,
        String email) {
    /** A unit and the role in it. */
    public record Place(UnitCode unit, RaterGroup role) {}

    /** Where a person stands: in the cadre pool, put out of it, in the human-resource pool, or none of these. */
    public enum Pool {
        IN,
        EXCLUDED,
        HUMAN_RESOURCE_POOL,
        NONE
    }
}
