package io.svara.tickets.delivery;

import io.svara.channels.DeliveryListener;
import io.svara.channels.DeliveryState;
import io.svara.channels.MessageId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.TicketRows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows on a message what became of it; what ends its way is an entry of the ticket's history. */
@Component
class DeliveryUpdates implements DeliveryListener {

    private final MessageRows messages;
    private final ReferenceRows references;
    private final TicketRows tickets;
    private final Log log;

    DeliveryUpdates(MessageRows messages, ReferenceRows references, TicketRows tickets, Log log) {
        this.messages = messages;
        this.references = references;
        this.tickets = tickets;
        this.log = log;
    }

    @Override
    public void changed(MessageId id, DeliveryState state, @Nullable String detail) {
        // a bounce is the later word: it comes only after somebody took the mail
        messages.find(id)
                .filter(message -> message.delivery() != DeliveryState.BOUNCED)
                .ifPresent(message -> {
                    messages.delivery(id, state, detail);
                    if (state != message.delivery()) {
                        log.append(Change.of("message.delivery-changed", "ticket", message.ticket())
                                .with("message", id)
                                .with("state", state));
                    }
                });
    }

    @Override
    public void renamed(MessageId id, String internetId) {
        messages.find(id)
                .ifPresent(message -> tickets.find(message.ticket())
                        .ifPresent(ticket -> references.know(
                                ticket.id(), id, ticket.mailbox(), List.of(internetId), ReferenceRows.Origin.RELAYED)));
    }
}
