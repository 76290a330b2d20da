package io.svara.mail.fetch;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** Fetches no more, and forgets the account with its password. What was taken stays. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveFetch {

    private final Mailboxes mailboxes;
    private final FetchRows rows;
    private final FetchWork work;
    private final Grants grants;
    private final Log log;

    RemoveFetch(Mailboxes mailboxes, FetchRows rows, FetchWork work, Grants grants, Log log) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.work = work;
        this.grants = grants;
        this.log = log;
    }

    void remove(MailboxId mailbox) {
        mailboxes.get(mailbox);
        if (!rows.remove(mailbox)) {
            throw Problem.notFound("fetch");
        }
        grants.remove(mailbox, Direction.INCOMING);
        log.append(Change.of("mailbox.fetch-removed", "mailbox", mailbox));
        work.changed(mailbox);
    }
}
