package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;

/** Takes an invitation back: its link opens nothing any longer. */
@UseCase(permission = Permission.AGENTS)
class RevokeInvitation {

    private final InvitationRows rows;
    private final Log log;

    RevokeInvitation(InvitationRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    void revoke(InvitationId id) {
        if (!rows.remove(id)) {
            throw Problem.notFound("invitation");
        }
        log.append(Change.of("invitation.revoked", "invitation", id));
    }
}
