package io.svara.mail.fetch;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** The account that a mailbox's mail is fetched from, and how it goes. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowFetch {

    private final Mailboxes mailboxes;
    private final FetchRows rows;
    private final Grants grants;

    ShowFetch(Mailboxes mailboxes, FetchRows rows, Grants grants) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.grants = grants;
    }

    FetchView.Answer show(MailboxId mailbox) {
        mailboxes.get(mailbox);
        return new FetchView.Answer(rows.find(mailbox)
                .map(account -> FetchView.of(
                        account, grants.find(mailbox, Direction.INCOMING).orElse(null)))
                .orElse(null));
    }
}
