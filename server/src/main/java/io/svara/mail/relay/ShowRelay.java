package io.svara.mail.relay;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mail.grant.Grants;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** How mail leaves from a mailbox. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowRelay {

    private final Mailboxes mailboxes;
    private final RelayRows rows;
    private final Grants grants;
    private final SvaraSettings settings;

    ShowRelay(Mailboxes mailboxes, RelayRows rows, Grants grants, SvaraSettings settings) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.grants = grants;
        this.settings = settings;
    }

    RelayView show(MailboxId mailbox) {
        var known = mailboxes.get(mailbox).id();
        return new RelayView(
                rows.find(known).map(relay -> RelayView.of(relay, grants)).orElse(null), otherwise());
    }

    private String otherwise() {
        if (settings.relayUrl() != null) {
            return "installation";
        }
        return settings.demo() ? "kept" : "direct";
    }
}
