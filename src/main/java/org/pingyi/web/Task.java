package org.pingyi.web;

import java.time.Instant;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;

/**
 * Something that somebody is asked to do.
 *
 * @param id opaque: the source's prefix, a dash and a UUID
 * @param unit null for enrolment and opening
 * @param subject whom the case is about (verification, review, approval), else null
 * @param due self reports, ballots and verifications, else null
 */
public record Task(String id, TaskKind kind, CampaignCode campaign, UnitCode unit, Subject subject, Instant due) {
    /** The person whom a case is about. */
    public record Subject(EmployeeNumber employeeNumber, String name) {}
}
