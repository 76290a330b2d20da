package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** How a mailbox writes. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowLetter {

    private final Mailboxes mailboxes;
    private final LetterRows rows;

    ShowLetter(Mailboxes mailboxes, LetterRows rows) {
        this.mailboxes = mailboxes;
        this.rows = rows;
    }

    MailboxLetterView show(MailboxId id) {
        var mailbox = mailboxes.get(id);
        return MailboxLetterView.of(rows.find(id).orElse(Letter.PLAIN), mailbox.responds(), mailbox.messageOrder());
    }
}
