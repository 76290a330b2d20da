package io.svara.mail.fetch;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** The account that a mailbox's mail is fetched from, and how it goes. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowFetch {

    private final Mailboxes mailboxes;
    private final FetchRows rows;

    ShowFetch(Mailboxes mailboxes, FetchRows rows) {
        this.mailboxes = mailboxes;
        this.rows = rows;
    }

    FetchView.Answer show(MailboxId mailbox) {
        mailboxes.get(mailbox);
        return new FetchView.Answer(rows.find(mailbox).map(FetchView::of).orElse(null));
    }
}
