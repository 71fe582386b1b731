package org.pingyi.ballotbox;

import java.util.Map;
import org.pingyi.kernel.EmployeeNumber;

/** All the marks that one rater gives (评议票); says nothing of itself in logs. */
public record Ballot(Map<EmployeeNumber, Mark> marks) {
    public Ballot {
        marks = Map.copyOf(marks);
    }

    @Override
    public String toString() {
        return "Ballot[sealed]";
    }
}
