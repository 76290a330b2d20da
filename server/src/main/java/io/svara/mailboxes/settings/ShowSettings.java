package io.svara.mailboxes.settings;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** What is set for a mailbox. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowSettings {

    private final Mailboxes mailboxes;

    ShowSettings(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    SettingsView show(MailboxId id) {
        var mailbox = mailboxes.get(id);
        return SettingsView.of(mailbox, mailboxes.aliases(mailbox));
    }
}
