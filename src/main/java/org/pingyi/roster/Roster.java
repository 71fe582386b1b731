package org.pingyi.roster;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.EmployeeNumber;

/** The present roster (花名册). Campaigns do not read it after their opening: they have their frozen one. */
public interface Roster {
    /** Every post of everybody, in the order of unit code, then employee number. */
    List<Post> posts();

    /** Somebody of the present roster (people of the human-resource pool included), else empty. */
    Optional<Person> find(EmployeeNumber employeeNumber);

    /** Everybody of the present roster, in the order of employee number. */
    List<Person> people();
}
