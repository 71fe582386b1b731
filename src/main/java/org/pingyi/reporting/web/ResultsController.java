package org.pingyi.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.SystemRole;
import org.pingyi.outcome.Decision;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results;
import org.pingyi.outcome.Results.Result;
import org.pingyi.outcome.Status;
import org.pingyi.reporting.ResultsWorkbook;
import org.pingyi.web.Allowed;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns/{code}")
@Tag(name = "results", description = "Grades, measures and what became of them")
class ResultsController {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private final Results results;

    ResultsController(Results results) {
        this.results = results;
    }

    /** A result as the contract writes it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            @Schema(example = "10432") String employeeNumber,
            String name,
            @Schema(example = "GY01") String unit,

            @Schema(description = "As frozen at the opening")
            Rank rank,

            Status status,
            @Schema(example = "87.35") String composite,
            Grade grade,
            Measure measure,
            Decision decision) {
        static View of(Result result) {
            return new View(
                    result.employeeNumber().value(),
                    result.name(),
                    result.unit().value(),
                    result.rank(),
                    result.status(),
                    result.composite(),
                    result.grade(),
                    result.measure(),
                    result.decision());
        }
    }

    @GetMapping("/results")
    @Allowed({SystemRole.HR_OFFICER, SystemRole.HR_APPROVER})
    @Operation(
            summary = "The results of a campaign",
            description = "In the order of unit and employee number; 409 before the tally.")
    List<View> read(@PathVariable CampaignCode code) {
        return results.of(code).stream().map(View::of).toList();
    }

    @GetMapping("/results.xlsx")
    @Allowed({SystemRole.HR_OFFICER, SystemRole.HR_APPROVER})
    @Operation(
            summary = "The results of a campaign as a workbook",
            description = "Texts throughout, also the scores with their two decimals; 409 before the tally.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = WORKBOOK,
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<byte[]> workbook(@PathVariable CampaignCode code) {
        var workbook = ResultsWorkbook.of(results.of(code));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(WORKBOOK))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("results-" + code + ".xlsx")
                                .build()
                                .toString())
                .body(workbook);
    }
}
