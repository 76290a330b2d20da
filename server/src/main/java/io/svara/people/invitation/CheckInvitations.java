package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.invitation.InvitationLines.Sorted;
import java.util.List;

/** What would become of these lines, before anything is sent. */
@UseCase(permission = Permission.AGENTS, readOnly = true)
class CheckInvitations {

    private final InvitationLines lines;

    CheckInvitations(InvitationLines lines) {
        this.lines = lines;
    }

    Sorted check(List<String> addresses) {
        return lines.sort(NewInvitations.checked(addresses));
    }
}
