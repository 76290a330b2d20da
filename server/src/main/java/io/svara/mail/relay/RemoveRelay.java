package io.svara.mail.relay;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mail.domain.OutgoingStatus;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** From here on mail leaves from the mailbox as from all others. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveRelay {

    private final Mailboxes mailboxes;
    private final RelayRows rows;
    private final OutgoingStatus status;
    private final Grants grants;
    private final Log log;

    RemoveRelay(Mailboxes mailboxes, RelayRows rows, OutgoingStatus status, Grants grants, Log log) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.status = status;
        this.grants = grants;
        this.log = log;
    }

    /** Nothing happens when it is gone already. */
    void remove(MailboxId id, long ifVersion) {
        var mailbox = mailboxes.get(id);
        rows.lock(id).ifPresent(relay -> {
            if (relay.version() != ifVersion) {
                throw Problem.stale(relay.version());
            }
            rows.remove(id);
            grants.remove(id, Direction.OUTGOING);
            status.renew(mailbox);
            log.append(Change.of("mailbox.relay-removed", "mailbox", id));
        });
    }
}
