package io.svara.tickets.removal;

import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.drafts.Drafts;
import io.svara.tickets.store.TicketRows;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moves a mailbox's tickets into another one, or into the trash; each is told of in its history. */
@Component
@Order(MailboxHolding.TICKETS)
class TicketsLeave implements MailboxHolding {

    /** A transaction of these takes a fraction of a second, and holds their rows no longer. */
    private static final int AT_ONCE = 500;

    private final TicketRows tickets;
    private final Drafts drafts;
    private final Log log;
    private final Clock clock;

    TicketsLeave(TicketRows tickets, Drafts drafts, Log log, Clock clock) {
        this.tickets = tickets;
        this.drafts = drafts;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Left empty(MailboxId mailbox, @Nullable MailboxId into) {
        var left = into == null
                ? tickets.trashSome(mailbox, clock.instant(), AT_ONCE)
                : tickets.moveSome(mailbox, into, AT_ONCE);
        if (left.isEmpty()) {
            drafts.leave(mailbox, into);
            return Left.NOTHING;
        }
        log.append(left.stream()
                .map(ticket -> into == null
                        ? Change.of("ticket.trashed", "ticket", ticket)
                        : Change.of("ticket.moved", "ticket", ticket)
                                .with("from", mailbox)
                                .with("to", into))
                .toList());
        return Left.MORE;
    }
}
