package io.svara.mail.outgoing;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was to leave from a mailbox leaves before it goes. */
@Component
@Order(MailboxHolding.OUTGOING)
class MailLeaving implements MailboxHolding {

    private final OutgoingMailRows rows;

    MailLeaving(OutgoingMailRows rows) {
        this.rows = rows;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        return rows.leavesFrom(mailbox) ? Left.WAITS : Left.NOTHING;
    }
}
