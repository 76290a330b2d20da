package io.svara.people.invitation;

import io.svara.kernel.paging.Page;
import io.svara.people.invitation.InvitationLines.Sorted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "invitations")
class InvitationsController {

    record Lines(@Nullable List<String> addresses) {}

    private final ListInvitations listInvitations;
    private final CheckInvitations checkInvitations;
    private final InviteAgents inviteAgents;
    private final ResendInvitation resendInvitation;
    private final RevokeInvitation revokeInvitation;

    InvitationsController(
            ListInvitations listInvitations,
            CheckInvitations checkInvitations,
            InviteAgents inviteAgents,
            ResendInvitation resendInvitation,
            RevokeInvitation revokeInvitation) {
        this.listInvitations = listInvitations;
        this.checkInvitations = checkInvitations;
        this.inviteAgents = inviteAgents;
        this.resendInvitation = resendInvitation;
        this.revokeInvitation = revokeInvitation;
    }

    @GetMapping("/api/admin/invitations")
    @Operation(operationId = "listInvitations", summary = "Who is invited and has not answered yet")
    Page<Invitation> list() {
        return new Page<>(listInvitations.list(), null);
    }

    @PostMapping("/api/admin/invitations/check")
    @Operation(operationId = "checkInvitations", summary = "Which of these lines can be invited")
    Sorted check(@RequestBody Lines lines) {
        return checkInvitations.check(lines.addresses() == null ? List.of() : lines.addresses());
    }

    @PostMapping("/api/admin/invitations")
    @Operation(
            operationId = "inviteAgents",
            summary = "Invite people by mail; lines that cannot be are named, the others go all the same")
    Sorted invite(@RequestBody InviteAgents.Request request) {
        return inviteAgents.invite(request);
    }

    @PostMapping("/api/admin/invitations/{id}/resend")
    @Operation(operationId = "resendInvitation", summary = "Send an invitation once more, with a new link")
    Invitation resend(@PathVariable InvitationId id) {
        return resendInvitation.resend(id);
    }

    @DeleteMapping("/api/admin/invitations/{id}")
    @Operation(operationId = "revokeInvitation", summary = "Take an invitation back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable InvitationId id) {
        revokeInvitation.revoke(id);
    }
}
