package org.pingyi.campaign.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.pingyi.campaign.CampaignBody;
import org.pingyi.campaign.CampaignView;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Planning;
import org.pingyi.campaign.Preflight;
import org.pingyi.campaign.Steering;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.Allowed;
import org.pingyi.web.JsonBody;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns")
@Tag(name = "campaigns", description = "Rule book, pre-flight, opening, deadlines, publication, abortion")
class CampaignController {
    private static final String BODY = """
            {"code": "2026", "title": "2026年度科级干部评议", "scrutineers": ["jw01", "gh01", "zz01"],
             "threshold": 2, "collectionStart": null, "collectionWindow": "PT32H", "ratingWindow": "PT48H",
             "verificationWindow": "P2D", "reviewPeriod": "P14D", "endEarly": true, "minimumMarks": 3,
             "publishComposite": false, "weights": {"PRINCIPAL": 40, "DEPUTY": 30, "STAFF": 30},
             "dimensions": {"POLITICAL_QUALITY": 20, "COMMITMENT": 20, "WORK_STYLE": 20, "INNOVATION": 20, "INTEGRITY": 20}}
            """;
    private final Campaigns campaigns;
    private final CampaignViews views;
    private final Planning planning;
    private final Steering steering;
    private final MessageSource messages;

    CampaignController(
            Campaigns campaigns, CampaignViews views, Planning planning, Steering steering, MessageSource messages) {
        this.campaigns = campaigns;
        this.views = views;
        this.planning = planning;
        this.steering = steering;
        this.messages = messages;
    }

    record Opening(Boolean acceptWarnings) {}

    /** The pre-flight with sentences in the reader's language. */
    record Checked(List<Found> errors, List<Found> warnings) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Found(
                Preflight.Code code,
                @Schema(type = "string") UnitCode unit,
                String message) {}
    }

    @GetMapping
    @Allowed(anyone = true)
    @Operation(
            summary = "The campaigns that the caller may read",
            description = "HR, process administrators and auditors read all, scrutineers theirs; to others it is 403.")
    List<CampaignView> list(Actor actor) {
        return views.readableBy(actor);
    }

    @GetMapping("/{code}")
    @Allowed(anyone = true)
    @Operation(
            summary = "A campaign with its units' progress",
            description =
                    "HR, process administrators, auditors and its scrutineers; to others it is 403, known or not.")
    CampaignView read(Actor actor, @PathVariable String code) {
        return views.readBy(actor, code);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "Draft a campaign",
            description = "All but the first three properties are optional, shown with their defaults.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CampaignBody.class),
                                            examples = @ExampleObject(BODY))))
    CampaignView create(Actor actor, JsonBody body) {
        var code = body.tree().path("code").textValue();
        planning.create(actor, code, () -> body.as(CampaignBody.class));
        return view(new CampaignCode(code));
    }

    @PutMapping("/{code}")
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "Change a campaign",
            description =
                    "A draft as a whole; while scrutineers enrol the same body with other scrutineers and threshold.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CampaignBody.class),
                                            examples = @ExampleObject(BODY))))
    CampaignView change(Actor actor, @PathVariable CampaignCode code, JsonBody body) {
        requireReadable(code, body);
        planning.change(actor, code, () -> body.as(CampaignBody.class));
        return view(code);
    }

    @GetMapping("/{code}/preflight")
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "What is wrong before the opening",
            description = "Errors block the opening, warnings are accepted with it. Later what was signed off.")
    Checked preflight(@PathVariable CampaignCode code, Locale locale) {
        var preflight = planning.preflight(code);
        return new Checked(told(preflight.errors(), locale), told(preflight.warnings(), locale));
    }

    @PostMapping("/{code}/opening")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "Open a campaign",
            description = "Freezes rules and roster and asks the scrutineers to enrol.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Opening.class),
                                            examples = @ExampleObject("{\"acceptWarnings\": true}"))))
    CampaignView open(Actor actor, @PathVariable CampaignCode code, JsonBody body) {
        requireReadable(code, body);
        planning.open(actor, code, () -> body.as(Opening.class).acceptWarnings());
        return view(code);
    }

    @PostMapping("/{code}/extension")
    @Allowed(SystemRole.HR_APPROVER)
    @Operation(
            summary = "Extend the running deadline of collection or rating",
            description = "For everybody, to a later instant; not after the deadline has come.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Steering.Extension.class),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"until\": \"2026-04-03T08:00:00+08:00\", \"reason\": \"网络中断\"}"))))
    CampaignView extend(Actor actor, @PathVariable CampaignCode code, JsonBody body) {
        requireReadable(code, body);
        steering.extend(actor, code, () -> body.as(Steering.Extension.class));
        return view(code);
    }

    @PostMapping("/{code}/publication")
    @Allowed(SystemRole.HR_OFFICER)
    @Operation(
            summary = "Publish the results",
            description = "From now on the cadres see their own; at the closing it happens by itself.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Steering.Publication.class),
                                            examples = @ExampleObject("{}"))))
    CampaignView publish(Actor actor, @PathVariable CampaignCode code, JsonBody body) {
        requireReadable(code, body);
        steering.publish(actor, code, () -> body.as(Steering.Publication.class));
        return view(code);
    }

    @PostMapping("/{code}/abortion")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(SystemRole.HR_APPROVER)
    @Operation(
            summary = "Abort a campaign",
            description =
                    "In any phase before it is closed: open tasks end, pending measures are waived, the ballot box"
                            + " is destroyed.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Steering.Abortion.class),
                                            examples = @ExampleObject("{\"reason\": \"方案有误\"}"))))
    CampaignView abort(Actor actor, @PathVariable CampaignCode code, JsonBody body) {
        requireReadable(code, body);
        steering.abort(actor, code, () -> body.as(Steering.Abortion.class));
        return view(code);
    }

    /** Whether there is such a campaign comes before whether the body is JSON. */
    private void requireReadable(CampaignCode code, JsonBody body) {
        campaigns.get(code);
        body.tree();
    }

    private CampaignView view(CampaignCode code) {
        return views.of(campaigns.get(code));
    }

    private List<Checked.Found> told(List<Preflight.Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding -> new Checked.Found(
                        finding.code(),
                        finding.unit(),
                        messages.getMessage(finding.key(), finding.args().toArray(), locale)))
                .toList();
    }
}
