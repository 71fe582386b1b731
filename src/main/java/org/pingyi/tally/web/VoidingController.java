package org.pingyi.tally.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.pingyi.campaign.CampaignView;
import org.pingyi.campaign.CampaignViews;
import org.pingyi.campaign.Campaigns;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.tally.Voiding;
import org.pingyi.web.Allowed;
import org.pingyi.web.JsonBody;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "tally", description = "Counting the opened box")
class VoidingController {
    private final Voiding voiding;
    private final Campaigns campaigns;
    private final CampaignViews views;

    VoidingController(Voiding voiding, Campaigns campaigns, CampaignViews views) {
        this.voiding = voiding;
        this.campaigns = campaigns;
        this.views = views;
    }

    @PostMapping("/api/campaigns/{code}/units/{unit}/voiding")
    @Allowed(SystemRole.HR_APPROVER)
    @Operation(
            summary = "Void a unit whose figures don't agree",
            description =
                    "In OPENING, only where participations and sealed ballots differ (else 409): its cadres are not"
                            + " graded, the others can be counted.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Voiding.Reason.class),
                                            examples = @ExampleObject("{\"reason\": \"票数与人数不符\"}"))))
    CampaignView voidUnit(Actor actor, @PathVariable CampaignCode code, @PathVariable UnitCode unit, JsonBody body) {
        voiding.requireUnit(code, unit);
        body.tree();
        voiding.voidUnit(actor, code, unit, () -> body.as(Voiding.Reason.class));
        return views.of(campaigns.get(code));
    }
}
