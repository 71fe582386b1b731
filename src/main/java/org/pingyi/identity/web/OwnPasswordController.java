package org.pingyi.identity.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.pingyi.identity.OwnPassword;
import org.pingyi.kernel.Actor;
import org.pingyi.web.Allowed;
import org.pingyi.web.JsonBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "me", description = "The caller himself")
class OwnPasswordController {
    private final OwnPassword ownPassword;

    OwnPasswordController(OwnPassword ownPassword) {
        this.ownPassword = ownPassword;
    }

    @Schema(
            name = "PasswordChange",
            requiredProperties = {"old", "new"})
    record Change(
            @Schema(description = "The present password or access code")
            String old,

            @JsonProperty("new") @Schema(description = "10–128 characters")
            String fresh) {
        @Override
        public String toString() {
            return "Change[]";
        }
    }

    @PutMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(anyone = true)
    @Operation(
            summary = "Change one's own password",
            description = "To people of the roster it replaces the access code. A wrong old one is 422 and counts as a"
                    + " wrong password; 429 while the name is stopped.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Change.class),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"old\": \"ABCD EFGH JKLM\", \"new\": \"a long password\"}"))))
    void change(Actor actor, JsonBody body) {
        ownPassword.refuseStopped(actor);
        body.tree();
        var change = body.as(Change.class);
        ownPassword.change(actor, change.old(), change.fresh());
    }
}
