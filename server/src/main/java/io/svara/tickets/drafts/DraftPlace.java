package io.svara.tickets.drafts;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * Where one agent has room for one draft.
 *
 * @param ticket null for the new ticket
 */
record DraftPlace(AgentId agent, @Nullable TicketId ticket, DraftKind kind) {

    static DraftPlace at(TicketId ticket, DraftKind kind) {
        return new DraftPlace(Scope.agent().agent(), ticket, kind);
    }

    static DraftPlace newTicket() {
        return new DraftPlace(Scope.agent().agent(), null, DraftKind.NEW);
    }
}
