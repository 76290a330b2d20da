package io.svara.realtime.presence;

import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketAccess;
import io.svara.tickets.TicketId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the agent of the scope sees a ticket now. */
@Component
class TicketSight {

    private final Visibilities visibilities;
    private final TicketAccess tickets;

    TicketSight(Visibilities visibilities, TicketAccess tickets) {
        this.visibilities = visibilities;
        this.tickets = tickets;
    }

    @Transactional(readOnly = true)
    public boolean sees(TicketId ticket) {
        return tickets.visible(visibilities.ofCurrentAgent(), List.of(ticket)).contains(ticket);
    }
}
