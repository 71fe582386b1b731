package org.pingyi.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pingyi.identity.AccessCodes;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.Allowed;
import org.pingyi.web.Answers;
import org.pingyi.web.JsonBody;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "access codes", description = "How people of the roster log in")
class AccessCodeController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private final AccessCodes accessCodes;

    AccessCodeController(AccessCodes accessCodes) {
        this.accessCodes = accessCodes;
    }

    @Schema(name = "AccessCodeOrder")
    record Wanted(
            @ArraySchema(schema = @Schema(type = "string")) List<EmployeeNumber> employeeNumbers,
            @ArraySchema(schema = @Schema(type = "string")) List<UnitCode> units,

            @Schema(description = "Leave out who has a code or a password of his own")
            Boolean withoutCode) {}

    @PostMapping("/api/access-codes")
    @Allowed(SystemRole.HR_OFFICER)
    @Answers("text/csv")
    @Operation(
            summary = "Issue access codes",
            description = "For everybody, or for the people and units named. New codes replace old ones and own"
                    + " passwords; only hashes are kept, so this answer is the only place where they stand.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Wanted.class),
                                            examples = {
                                                @ExampleObject(name = "everybody", value = "{}"),
                                                @ExampleObject(name = "a unit", value = "{\"units\": [\"GY01\"]}")
                                            })),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "工号,姓名,单位编码,登录码, in the order of unit code, then number",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    ResponseEntity<byte[]> issue(Actor actor, JsonBody body) {
        body.tree();
        var wanted = body.as(Wanted.class);
        var issued = accessCodes.issue(
                actor.login(),
                new AccessCodes.Selection(
                        wanted.employeeNumbers(), wanted.units(), Boolean.TRUE.equals(wanted.withoutCode())));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("access-codes.csv")
                                .build()
                                .toString())
                .body(csv(issued).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(List<AccessCodes.Issued> issued) {
        var csv = new StringBuilder("工号,姓名,单位编码,登录码\r\n");
        for (var one : issued) {
            csv.append(one.employeeNumber())
                    .append(',')
                    .append(quoted(one.name()))
                    .append(',')
                    .append(one.unit() == null ? "" : one.unit())
                    .append(',')
                    .append(one.code())
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
