package org.pingyi.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.pingyi.identity.Account;
import org.pingyi.identity.Accounts;
import org.pingyi.identity.NewAccount;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;
import org.pingyi.web.Allowed;
import org.pingyi.web.JsonBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts")
@Tag(name = "accounts", description = "System accounts")
class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** An account as the contract writes it: without its password. */
    @JsonPropertyOrder({"username", "displayName", "role", "employeeNumber", "disabled"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String username,
            String displayName,
            SystemRole role,
            String employeeNumber,
            @Schema(description = "true, or absent") Boolean disabled) {
        static View of(Account account) {
            return new View(
                    account.username(),
                    account.displayName(),
                    account.role(),
                    account.employeeNumber() == null
                            ? null
                            : account.employeeNumber().value(),
                    account.disabled() ? true : null);
        }
    }

    @Schema(
            name = "NewAccount",
            requiredProperties = {"username", "password", "displayName"})
    record Wanted(
            @Schema(description = "1–32 ASCII letters, digits, - or _", example = "hr1")
            String username,

            @Schema(description = "10–128 characters", example = "a long password")
            String password,

            @Schema(description = "1–128 characters", example = "王敏")
            String displayName,

            @Schema(description = "Absent for scrutineers") SystemRole role,

            @Schema(type = "string", description = "Which person of the roster it is")
            EmployeeNumber employeeNumber) {
        @Override
        public String toString() {
            return "Wanted[" + username + "]";
        }
    }

    @Schema(name = "NewPassword", requiredProperties = "password")
    record Fresh(@Schema(description = "10–128 characters") String password) {
        @Override
        public String toString() {
            return "Fresh[]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(SystemRole.ACCOUNT_ADMIN)
    @Operation(
            summary = "Make an account",
            description = "409 if the name exists, as an account's or as an employee number, or another enabled account"
                    + " is the same person's.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Wanted.class),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"username\": \"hr1\", \"password\": \"a long password\","
                                                                    + " \"displayName\": \"王敏\", \"role\": \"HR_OFFICER\"}"))))
    View create(Actor actor, JsonBody body) {
        var tree = body.tree();
        accounts.refuseTaken(
                tree.path("username").textValue(), tree.path("employeeNumber").textValue());
        var wanted = body.as(Wanted.class);
        return View.of(accounts.create(
                actor.login(),
                new NewAccount(
                        wanted.username(),
                        wanted.password(),
                        wanted.displayName(),
                        wanted.role(),
                        wanted.employeeNumber())));
    }

    @GetMapping
    @Allowed(SystemRole.ACCOUNT_ADMIN)
    @Operation(summary = "All accounts", description = "Disabled ones too, in the order of their names.")
    List<View> all() {
        return accounts.all().stream().map(View::of).toList();
    }

    @PutMapping("/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(SystemRole.ACCOUNT_ADMIN)
    @Operation(
            summary = "Set an account's password",
            description = "Lifts the stop on the name. Who is logged in stays so; the owner is told at his next login.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Fresh.class),
                                            examples = @ExampleObject("{\"password\": \"a long password\"}"))))
    void setPassword(Actor actor, @PathVariable String username, JsonBody body) {
        accounts.get(username);
        body.tree();
        accounts.refuseDisabled(username);
        accounts.setPassword(actor.login(), username, body.as(Fresh.class).password());
    }

    @DeleteMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(SystemRole.ACCOUNT_ADMIN)
    @Operation(
            summary = "Disable an account",
            description = "For good; the name stays taken.",
            responses = {
                @ApiResponse(responseCode = "204", description = "Disabled"),
                @ApiResponse(
                        responseCode = "409",
                        description = "The last administrator, or a scrutineer of a running campaign")
            })
    void disable(Actor actor, @PathVariable String username) {
        accounts.disable(actor.login(), username);
    }
}
