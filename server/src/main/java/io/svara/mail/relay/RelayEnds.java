package io.svara.mail.relay;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The relay of a mailbox that is being removed, and its password, are forgotten when the last mail has left. */
@Component
@Order(MailboxHolding.SETTINGS)
class RelayEnds implements MailboxHolding {

    private final RelayRows rows;

    RelayEnds(RelayRows rows) {
        this.rows = rows;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        rows.remove(mailbox);
        return Left.NOTHING;
    }
}
