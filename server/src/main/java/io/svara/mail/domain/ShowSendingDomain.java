package io.svara.mail.domain;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** What a mailbox's domain should say in DNS, and what it said when it was last asked. The first look makes its key. */
@UseCase(permission = Permission.MAILBOXES, reading = true)
class ShowSendingDomain {

    private final Mailboxes mailboxes;
    private final DomainKeys keys;
    private final SendingSettings settings;

    ShowSendingDomain(Mailboxes mailboxes, DomainKeys keys, SendingSettings settings) {
        this.mailboxes = mailboxes;
        this.keys = keys;
        this.settings = settings;
    }

    SendingDomain show(MailboxId mailbox) {
        var domain = keys.of(EmailAddress.domain(mailboxes.get(mailbox).address()));
        return SendingDomain.of(DomainRecords.of(domain, settings.spf()), domain.found(), domain.checkedAt());
    }
}
