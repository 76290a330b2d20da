package io.svara.people.invitation;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The invitee's side, before they have an account. */
@RestController
@Tag(name = "invitations")
class InviteeController {

    record Acceptance(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 1000) String password) {

        /** Never the password: this may end up in a log. */
        @Override
        public String toString() {
            return "Acceptance[...]";
        }
    }

    private final ShowInvitation showInvitation;
    private final AcceptInvitation acceptInvitation;

    InviteeController(ShowInvitation showInvitation, AcceptInvitation acceptInvitation) {
        this.showInvitation = showInvitation;
        this.acceptInvitation = acceptInvitation;
    }

    @GetMapping("/api/invitations/{secret}")
    @Operation(operationId = "getInvitation", summary = "What the invitee's link leads to")
    ShowInvitation.Shown show(@PathVariable String secret) {
        return showInvitation.show(secret);
    }

    @PostMapping("/api/invitations/{secret}")
    @Operation(operationId = "acceptInvitation", summary = "Become an agent; then sign in as any")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @IgnoresIdempotencyKey("the link is good once")
    void accept(@PathVariable String secret, @Valid @RequestBody Acceptance acceptance) {
        acceptInvitation.accept(secret, acceptance.name(), acceptance.password());
    }
}
