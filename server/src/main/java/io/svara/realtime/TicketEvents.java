package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketAccess;
import io.svara.tickets.TicketId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A screen hears of the tickets that its agent sees now, by the same rule as lists and search. */
@Component
class TicketEvents implements EventVisibility {

    private final Visibilities visibilities;
    private final TicketAccess tickets;

    TicketEvents(Visibilities visibilities, TicketAccess tickets) {
        this.visibilities = visibilities;
        this.tickets = tickets;
    }

    @Override
    public String subjectKind() {
        return "ticket";
    }

    @Override
    public List<LogEntry> visible(Actor.Agent agent, List<LogEntry> entries) {
        var about =
                entries.stream().map(entry -> new TicketId(entry.subjectId())).collect(Collectors.toSet());
        var seen = tickets.visible(visibilities.of(agent), about);
        return entries.stream()
                .filter(entry -> seen.contains(new TicketId(entry.subjectId())))
                .toList();
    }
}
