package io.svara.people.reset;

import io.svara.kernel.AgentId;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.people.session.Device;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "session")
class PasswordLinkController {

    private static final String ONCE = "a link works once";

    private final ForgottenPassword forgottenPassword;
    private final ResetPassword resetPassword;
    private final SendPasswordLink sendPasswordLink;

    PasswordLinkController(
            ForgottenPassword forgottenPassword, ResetPassword resetPassword, SendPasswordLink sendPasswordLink) {
        this.forgottenPassword = forgottenPassword;
        this.resetPassword = resetPassword;
        this.sendPasswordLink = sendPasswordLink;
    }

    record Forgotten(@NotBlank @Size(max = 254) String email) {}

    record LinkToken(@NotBlank @Size(max = 100) String token) {}

    record ChosenPassword(
            @NotBlank @Size(max = 100) String token,
            @NotEmpty @Size(max = 1000) String password) {}

    @PostMapping("/api/session/forgotten")
    @Operation(
            operationId = "sendPasswordLink",
            summary = "Mail a link that sets a new password, where there is such an account; the answer is the same")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @IgnoresIdempotencyKey("the newest link is the one that works")
    void forgotten(@Valid @RequestBody Forgotten forgotten, HttpServletRequest request) {
        forgottenPassword.ask(forgotten.email(), Device.of(request));
    }

    /** The token comes in the body: an address would stand in logs. */
    @PostMapping("/api/session/reset/check")
    @Operation(operationId = "checkPasswordLink", summary = "Whether a link still sets a password, and whose")
    @IgnoresIdempotencyKey(ONCE)
    ResetPassword.LinkView check(@Valid @RequestBody LinkToken link, HttpServletRequest request) {
        return resetPassword.check(link.token(), Device.of(request));
    }

    @PostMapping("/api/session/reset")
    @Operation(operationId = "setPassword", summary = "Set a new password by a link; it signs nobody in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey(ONCE)
    void reset(@Valid @RequestBody ChosenPassword chosen, HttpServletRequest request) {
        resetPassword.reset(chosen.token(), chosen.password(), Device.of(request));
    }

    @PostMapping("/api/admin/agents/{id}/password-link")
    @Operation(operationId = "sendAgentPasswordLink", summary = "Mail an agent a link that sets a new password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void send(@PathVariable AgentId id) {
        sendPasswordLink.send(id);
    }
}
