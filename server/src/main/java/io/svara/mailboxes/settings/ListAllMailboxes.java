package io.svara.mailboxes.settings;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxView;
import io.svara.mailboxes.Mailboxes;

/** All mailboxes of the organisation, for whoever sets them up. Few enough for one page. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ListAllMailboxes {

    private final Mailboxes mailboxes;

    ListAllMailboxes(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    Page<MailboxView> list() {
        return new Page<>(mailboxes.all().stream().map(MailboxView::of).toList(), null);
    }
}
