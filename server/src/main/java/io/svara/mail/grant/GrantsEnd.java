package io.svara.mail.grant;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No token outlives its mailbox; sending needs one until the last mail has left. */
@Component
@Order(MailboxHolding.SETTINGS)
class GrantsEnd implements MailboxHolding {

    private final GrantRows rows;

    GrantsEnd(GrantRows rows) {
        this.rows = rows;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        rows.removeAll(mailbox);
        return Left.NOTHING;
    }
}
