package io.svara.mail.forwarding;

import io.svara.channels.TestMails;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import org.jspecify.annotations.Nullable;

/** What became of a mailbox's last trial. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowForwardingTest {

    /** @param trial null: there was none yet */
    record Shown(@Nullable ForwardingTrial trial) {}

    private final Mailboxes mailboxes;
    private final ForwardingTestRows rows;
    private final TestMails mails;

    ShowForwardingTest(Mailboxes mailboxes, ForwardingTestRows rows, TestMails mails) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.mails = mails;
    }

    Shown show(MailboxId mailbox) {
        mailboxes.get(mailbox);
        return new Shown(rows.find(mailbox)
                .map(trial -> ForwardingTrial.of(trial, mails.find(mailbox, trial.mail())))
                .orElse(null));
    }
}
