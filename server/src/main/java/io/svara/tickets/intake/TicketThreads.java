package io.svara.tickets.intake;

import io.svara.channels.ThreadId;
import io.svara.channels.Threads;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Conversations are tickets. */
@Component
class TicketThreads implements Threads {

    private final TicketRows tickets;

    TicketThreads(TicketRows tickets) {
        this.tickets = tickets;
    }

    @Override
    public Optional<MailboxId> mailbox(ThreadId thread) {
        return tickets.find(new TicketId(thread.value())).map(Ticket::mailbox);
    }
}
