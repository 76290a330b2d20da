package io.svara.mail.fetch;

import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing is fetched for a mailbox that is being removed, and the account's password is forgotten. */
@Component
@Order(MailboxHolding.INCOMING)
class FetchingEnds implements MailboxHolding {

    private final FetchRows rows;
    private final FetchWork work;

    FetchingEnds(FetchRows rows, FetchWork work) {
        this.rows = rows;
        this.work = work;
    }

    @Override
    public void close(MailboxId mailbox) {
        if (rows.remove(mailbox)) {
            work.changed(mailbox);
        }
    }

    /** Once more, for one that was set up meanwhile. */
    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        close(mailbox);
        return Left.NOTHING;
    }
}
