package io.svara.mailboxes.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxChoice;
import io.svara.mailboxes.Mailboxes;

/** The mailboxes that a new group could give. */
@UseCase(permission = Permission.GROUPS, readOnly = true)
class ListMailboxChoices {

    private final Mailboxes mailboxes;

    ListMailboxChoices(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    Page<MailboxChoice> list() {
        return new Page<>(mailboxes.all().stream().map(MailboxChoice::of).toList(), null);
    }
}
