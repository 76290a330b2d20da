package io.svara.mail.verification;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The codes of a mailbox that is being removed are forgotten; the mails that brought them stay. */
@Component
@Order(MailboxHolding.SETTINGS)
class VerificationsEnd implements MailboxHolding {

    private final VerificationRows rows;

    VerificationsEnd(VerificationRows rows) {
        this.rows = rows;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        rows.removeAll(mailbox);
        return Left.NOTHING;
    }
}
