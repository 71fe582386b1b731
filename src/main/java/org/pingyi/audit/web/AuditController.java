package org.pingyi.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.pingyi.audit.Trail;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit", description = "The append-only trail of deeds")
class AuditController {
    private final Trail trail;

    AuditController(Trail trail) {
        this.trail = trail;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Instant at, String actor, String action, String subject, String detail) {
        static Entry of(Trail.Entry entry) {
            return new Entry(entry.at(), entry.actor(), entry.action(), entry.subject(), entry.detail());
        }
    }

    @GetMapping("/api/audit")
    @Allowed(SystemRole.AUDITOR)
    @Operation(summary = "The audit trail", description = "The newest first; never casting, no logins.")
    List<Entry> read(
            @Parameter(description = "Included; ISO-8601 with offset", example = "2026-04-01T00:00:00+08:00")
                    @RequestParam(required = false)
                    String from,
            @Parameter(description = "Not included; ISO-8601 with offset") @RequestParam(required = false) String to,
            @Parameter(description = "The login, or system for timers") @RequestParam(required = false) String actor) {
        var problems = new ArrayList<Problem>();
        var since = instant(problems, "from", from);
        var until = instant(problems, "to", to);
        if (actor != null && !Codes.isCode(actor)) {
            problems.add(new Problem("actor", "audit.actor"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "audit.invalid");
        }
        return trail.entries(since, until, actor).stream().map(Entry::of).toList();
    }

    private static Instant instant(List<Problem> problems, String parameter, String text) {
        if (text == null) {
            return null;
        }
        try {
            // a plus sign that was not encoded arrives as a blank
            var at = OffsetDateTime.parse(text.replace(' ', '+'));
            if (at.getYear() >= 1 && at.getYear() <= 9998) {
                return at.toInstant();
            }
        } catch (DateTimeException notATime) {
            // told below, like a year that no clock shows
        }
        problems.add(new Problem(parameter, "audit.instant"));
        return null;
    }
}
