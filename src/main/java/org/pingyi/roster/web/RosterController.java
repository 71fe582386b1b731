package org.pingyi.roster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.pingyi.roster.ExportingRoster;
import org.pingyi.roster.ImportReport;
import org.pingyi.roster.ImportingRoster;
import org.pingyi.roster.Person;
import org.pingyi.roster.Roster;
import org.pingyi.web.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api")
@Tag(name = "roster", description = "Who works where, with which rank and role")
class RosterController {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportingRoster importing;
    private final ExportingRoster exporting;
    private final Roster roster;
    private final MessageSource messages;

    RosterController(ImportingRoster importing, ExportingRoster exporting, Roster roster, MessageSource messages) {
        this.importing = importing;
        this.exporting = exporting;
        this.roster = roster;
        this.messages = messages;
    }

    /** What an import did, with its warnings as sentences. */
    @Schema(description = "Persons are counted, not rows")
    record Imported(int units, int people, int cadres, int added, int changed, int removed, List<String> warnings) {}

    /** A person as of now. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            @Schema(example = "10432") String employeeNumber,
            String name,

            @Schema(nullable = true, description = "null if none")
            Rank rank,

            Person.Pool pool,
            List<Place> posts) {
        record Place(@Schema(example = "GY01") String unit, RaterGroup role) {}

        static View of(Person person) {
            return new View(
                    person.employeeNumber().value(),
                    person.name(),
                    person.rank(),
                    person.pool(),
                    person.posts().stream()
                            .map(post -> new Place(post.unit().value(), post.role()))
                            .toList());
        }
    }

    @PostMapping(value = "/roster")
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "Import the roster",
            description =
                    "All or nothing. An .xlsx workbook (first sheet) or a .csv file in UTF-8 or GB18030, told apart by"
                            + " content; at most 20 MB, 200 MB unpacked, 250,000 rows (413). 415 where it is neither, 422"
                            + " with problems at \"row 17, 职级\". The same file twice changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = RosterFile.class))))
    Imported bringIn(
            Actor actor,
            Locale locale,
            @Parameter(hidden = true) @RequestParam("file") MultipartFile file,
            @Parameter(
                            description = "true: answer the same and change nothing",
                            schema = @Schema(type = "boolean", defaultValue = "false"))
                    @RequestParam(required = false)
                    String preview)
            throws IOException {
        boolean changesNothing = switch (Optional.ofNullable(preview).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new Invalid(List.of(new Problem("/preview", "roster.import.preview")), "roster.import.preview");
        };
        var kept = Files.createTempFile("roster", null);
        try {
            file.transferTo(kept);
            return view(changesNothing ? importing.preview(kept) : importing.bringIn(kept, actor.login()), locale);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private Imported view(ImportReport report, Locale locale) {
        return new Imported(
                report.units(),
                report.people(),
                report.cadres(),
                report.added(),
                report.changed(),
                report.removed(),
                report.warnings().stream()
                        .map(warning -> messages.getMessage(
                                "roster.import.warning",
                                new Object[] {warning.at(), messages.getMessage(warning.key(), warning.args(), locale)},
                                locale))
                        .toList());
    }

    @GetMapping("/roster.xlsx")
    @Allowed({SystemRole.HR_OFFICER, SystemRole.HR_APPROVER})
    @Operation(
            summary = "The present roster as a workbook",
            description = "In the form that is imported; imported again it changes nothing. Texts throughout.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = WORKBOOK,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<byte[]> export() {
        var workbook = new ByteArrayOutputStream();
        exporting.writeTo(workbook);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(WORKBOOK))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("roster.xlsx")
                                .build()
                                .toString())
                .body(workbook.toByteArray());
    }

    @GetMapping("/people/{employeeNumber}")
    @Allowed({SystemRole.HR_OFFICER, SystemRole.HR_APPROVER})
    @Operation(summary = "A person as of now", description = "People of the human-resource pool included; else 404.")
    View person(@PathVariable String employeeNumber) {
        return Optional.of(employeeNumber)
                .filter(Codes::isCode)
                .flatMap(number -> roster.find(new EmployeeNumber(number)))
                .map(View::of)
                .orElseThrow(() -> new Unknown("roster.person.unknown"));
    }

    /** What the upload looks like, for the description. */
    private record RosterFile(
            @Schema(type = "string", format = "binary", description = "The roster file")
            String file) {}
}
