package org.pingyi.roster;

import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/**
 * One person's place in one unit, as it counts now (a row of the roster file with its defaults worked out).
 *
 * @param rank null if none
 * @param jobTitle null if none
 * @param appraised whether he is appraised in this unit (domain rule 1)
 * @param rates whether he rates in this unit
 * @param verifier whether the roster names him verifier of the unit
 */
public record Post(
        UnitCode unit,
        String unitName,
        EmployeeNumber employeeNumber,
        String name,
        RaterGroup role,
        Rank rank,
        String jobTitle,
        boolean appraised,
        boolean rates,
        boolean verifier) {}
