package io.svara.tickets.intake;

import io.svara.channels.ThreadId;
import io.svara.channels.Threads;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Override
    public Set<ThreadId> visible(Visibility visibility, Collection<ThreadId> threads) {
        var ids = threads.stream().map(thread -> new TicketId(thread.value())).collect(Collectors.toSet());
        return tickets.visible(visibility, ids).stream()
                .map(ticket -> new ThreadId(ticket.value()))
                .collect(Collectors.toSet());
    }
}
