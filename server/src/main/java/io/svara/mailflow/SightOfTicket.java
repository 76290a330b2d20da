package io.svara.mailflow;

import io.svara.mailflow.blocks.Mail.TicketSight;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TicketId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket, read when a block asks, and once: the flow itself changes nothing while it runs. */
final class SightOfTicket implements TicketSight {

    private final RuledTickets tickets;
    private final TicketId ticket;
    private @Nullable Priority priority;
    private @Nullable Set<LabelId> labels;
    private @Nullable Boolean known;

    SightOfTicket(RuledTickets tickets, TicketId ticket) {
        this.tickets = tickets;
        this.ticket = ticket;
    }

    @Override
    public Priority priority() {
        if (priority == null) {
            priority = tickets.priority(ticket);
        }
        return priority;
    }

    @Override
    public Set<LabelId> labels() {
        if (labels == null) {
            labels = tickets.labels(ticket);
        }
        return labels;
    }

    @Override
    public boolean isRequesterKnown() {
        if (known == null) {
            known = tickets.isRequesterKnown(ticket);
        }
        return known;
    }
}
