package org.pingyi.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
@Tag(name = "tasks", description = "What the caller is asked to do")
class TaskController {
    private static final Pattern ID = Pattern.compile("([a-z]{1,2})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private final ObjectProvider<TaskSource> sources;

    TaskController(ObjectProvider<TaskSource> sources) {
        this.sources = sources;
    }

    /** A task as the contract writes it. */
    @JsonPropertyOrder({"id", "kind", "campaign", "unit", "subject", "due", "content"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            TaskKind kind,
            @Schema(type = "string", example = "2026") CampaignCode campaign,
            @Schema(type = "string", example = "GY01") UnitCode unit,
            Subject subject,
            Instant due,
            Object content) {
        record Subject(String employeeNumber, String name) {}

        static View of(Task task, Object content) {
            var subject = Optional.ofNullable(task.subject())
                    .map(s -> new Subject(s.employeeNumber().value(), s.name()))
                    .orElse(null);
            return new View(task.id(), task.kind(), task.campaign(), task.unit(), subject, task.due(), content);
        }
    }

    @GetMapping
    @Allowed(anyone = true)
    @Operation(summary = "The caller's open tasks", description = "The most urgent first.")
    List<View> open(Actor actor) {
        return sources.stream()
                .flatMap(source -> source.openTasks(actor).stream())
                .sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Task::kind)
                        .thenComparing(Task::id))
                .map(task -> View.of(task, null))
                .toList();
    }

    @GetMapping("/{id}")
    @Allowed(anyone = true)
    @Operation(
            summary = "A task with what one needs to read to do it",
            description = "Stays readable to its owner for good, completed or not. Other people's tasks are 404.")
    View read(Actor actor, @PathVariable String id) {
        var task = locate(id);
        var detail = task.source().read(actor, task.key());
        return View.of(detail.task(), detail.content() == null ? Map.of() : detail.content());
    }

    @PutMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(anyone = true)
    @Operation(
            summary = "Keep a draft of a self report",
            description =
                    "Sections may be missing or empty. 409 for other kinds and after the submission, 410 after the"
                            + " deadline.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject("{\"summary\": \"草稿\"}"))))
    void saveDraft(Actor actor, @PathVariable String id, JsonBody draft) {
        var task = locate(id);
        task.source().saveDraft(actor, task.key(), draft);
    }

    @PostMapping("/{id}/completion")
    @Allowed(anyone = true)
    @Operation(
            summary = "Do what a task asks for",
            description = "The body depends on the task's kind. Repeating a self report with the same content gives the"
                    + " same receipt, repeating a ballot answers alreadyCast and changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"),
                                            examples = {
                                                @ExampleObject(
                                                        name = "ENROLMENT, OPENING",
                                                        value = "{\"passphrase\": \"…\"}"),
                                                @ExampleObject(
                                                        name = "SELF_REPORT",
                                                        value =
                                                                "{\"summary\": \"…\", \"achievements\": \"…\", \"problems\": \"…\", \"plan\": \"…\"}"),
                                                @ExampleObject(
                                                        name = "BALLOT",
                                                        value =
                                                                "{\"marks\": [{\"cadre\": \"10432\", \"points\": {\"POLITICAL_QUALITY\": 96, \"COMMITMENT\": 95, \"WORK_STYLE\": 94, \"INNOVATION\": 93, \"INTEGRITY\": 97}}, {\"cadre\": \"10433\", \"dontKnow\": true}]}"),
                                                @ExampleObject(
                                                        name = "VERIFICATION",
                                                        value = "{\"confirmed\": false, \"reason\": \"…\"}"),
                                                @ExampleObject(
                                                        name = "OBJECTION_REVIEW",
                                                        value = "{\"upheld\": true, \"reason\": \"…\"}"),
                                                @ExampleObject(
                                                        name = "APPROVAL",
                                                        value = "{\"approved\": false, \"reason\": \"…\"}")
                                            })),
            responses = @ApiResponse(responseCode = "200", description = "Done; a self report's receipt"))
    Object complete(Actor actor, @PathVariable String id, JsonBody body) {
        var task = locate(id);
        var answer = task.source().complete(actor, task.key(), body);
        return answer == null ? Map.of() : answer;
    }

    private record Located(TaskSource source, UUID key) {}

    private Located locate(String id) {
        var match = ID.matcher(id);
        if (match.matches()) {
            for (var source : sources) {
                if (source.prefix().equals(match.group(1))) {
                    return new Located(source, UUID.fromString(match.group(2)));
                }
            }
        }
        throw new Unknown("task.unknown");
    }
}
