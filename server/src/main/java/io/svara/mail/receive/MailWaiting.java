package io.svara.mail.receive;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mail that was acknowledged becomes a ticket, even of a mailbox that is being removed. */
@Component
@Order(MailboxHolding.INCOMING)
class MailWaiting implements MailboxHolding {

    private final ReceivedMailRows rows;

    MailWaiting(ReceivedMailRows rows) {
        this.rows = rows;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        return rows.waitsFor(mailbox) ? Left.WAITS : Left.NOTHING;
    }
}
