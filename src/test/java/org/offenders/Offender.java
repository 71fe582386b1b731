package org.offenders;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.data.repository.Repository;

/** Breaks the conventions, so that the test of the conventions can show that it would notice. */
class Offender {
    RuntimeService engine;
    Date date;

    Instant machineTime() {
        return Instant.now();
    }

    public interface Everybodys extends Repository<Offender, Long> {}
}
