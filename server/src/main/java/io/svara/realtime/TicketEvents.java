package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibilities;
import io.svara.mailboxes.Visibility;
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

    /** Who saw the ticket before it was moved is told, so that it goes from their screen. */
    private static boolean leaves(LogEntry entry, Visibility visibility) {
        return entry.kind().equals("ticket.moved")
                && entry.facts()
                        .id("from")
                        .map(MailboxId::new)
                        .filter(visibility::sees)
                        .isPresent();
    }

    @Override
    public String subjectKind() {
        return "ticket";
    }

    @Override
    public List<LogEntry> visible(Actor.Agent agent, List<LogEntry> entries) {
        var about =
                entries.stream().map(entry -> new TicketId(entry.subjectId())).collect(Collectors.toSet());
        var visibility = visibilities.of(agent);
        var seen = tickets.visible(visibility, about);
        return entries.stream()
                .filter(entry -> seen.contains(new TicketId(entry.subjectId())) || leaves(entry, visibility))
                .toList();
    }
}
