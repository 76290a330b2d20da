package io.svara.webhooks;

import io.svara.kernel.SvaraSettings;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads tickets for what webhooks tell, in the caller's transaction. */
@Component
public class TicketsTold {

    private final RuledTickets tickets;
    private final Mailboxes mailboxes;
    private final SvaraSettings settings;

    TicketsTold(RuledTickets tickets, Mailboxes mailboxes, SvaraSettings settings) {
        this.tickets = tickets;
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    /** Empty: it is there no more. */
    public Optional<TicketData> find(TicketId id) {
        return tickets.view(id).map(this::data);
    }

    private TicketData data(TicketView ticket) {
        var mailbox = mailboxes.get(ticket.mailboxId());
        return new TicketData(
                ticket.id(),
                ticket.number(),
                ticket.displayNumber(),
                ticket.subject(),
                new TicketData.Status(
                        ticket.status().id(),
                        ticket.status().kind(),
                        ticket.status().name()),
                ticket.priority(),
                ticket.type() == null ? null : ticket.type().name(),
                new TicketData.Mailbox(mailbox.id(), mailbox.name(), mailbox.address()),
                ticket.labels().stream()
                        .map(label -> new TicketData.Label(label.id(), label.name()))
                        .toList(),
                new TicketData.Requester(
                        ticket.requester().name(), ticket.requester().email()),
                ticket.assigneeId(),
                group(ticket),
                ticket.fields(),
                settings.baseUrl() + "/tickets/" + ticket.id().value());
    }

    private static TicketData.@Nullable Group group(TicketView ticket) {
        var group = ticket.group();
        return group == null ? null : new TicketData.Group(group.id(), group.name());
    }
}
