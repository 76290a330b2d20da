package io.svara.people.invitation;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.util.List;

/** Those that are neither accepted nor taken back, the latest first. */
@UseCase(permission = Permission.AGENTS, readOnly = true)
class ListInvitations {

    private final InvitationRows rows;

    ListInvitations(InvitationRows rows) {
        this.rows = rows;
    }

    List<Invitation> list() {
        return rows.all(InviteAgents.MOST_WAITING);
    }
}
