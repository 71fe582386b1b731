package org.pingyi.outcome.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.pingyi.kernel.Actor;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results;
import org.pingyi.outcome.Results.OwnResult;
import org.pingyi.outcome.Status;
import org.pingyi.web.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me/results")
@Tag(name = "results", description = "Grades, measures and what became of them")
class MyResultsController {
    private final Results results;

    MyResultsController(Results results) {
        this.results = results;
    }

    /** A result as the contract writes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            @Schema(example = "2026") String campaign,
            Status status,

            @Schema(example = "87.35", description = "Only where the rule book publishes it")
            String composite,

            Grade grade,
            Measure measure,
            Decision decision) {
        static View of(OwnResult own) {
            return new View(
                    own.campaign().value(), own.status(), own.composite(), own.grade(), own.measure(), own.decision());
        }
    }

    /** Of the login of the person himself: whoever links a system account to a person does not get to read his results. */
    @GetMapping
    @Allowed(anyone = true)
    @Operation(
            summary = "The caller's own results as a cadre",
            description = "Once they are published; an empty list before, for others and for aborted campaigns.")
    List<View> mine(Actor actor) {
        return actor
                .person()
                .filter(person -> person.value().equals(actor.login()))
                .map(results::ownOf)
                .orElse(List.of())
                .stream()
                .map(View::of)
                .toList();
    }
}
