package io.svara.mailboxes.list;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxView;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;

/** The mailboxes whose tickets the agent sees. Few enough for one page. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListMailboxes {

    private final Mailboxes mailboxes;
    private final Visibilities visibilities;

    ListMailboxes(Mailboxes mailboxes, Visibilities visibilities) {
        this.mailboxes = mailboxes;
        this.visibilities = visibilities;
    }

    Page<MailboxView> list() {
        var visible = mailboxes.visible(visibilities.ofCurrentAgent());
        return new Page<>(visible.stream().map(MailboxView::of).toList(), null);
    }
}
