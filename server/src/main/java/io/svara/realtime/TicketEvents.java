package io.svara.realtime;

import io.svara.kernel.access.Actor;
import io.svara.kernel.log.LogEntry;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibilities;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.TicketAccess;
import io.svara.tickets.TicketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    public Map<Actor.Agent, List<LogEntry>> visible(Collection<Actor.Agent> agents, List<LogEntry> entries) {
        var about =
                entries.stream().map(entry -> new TicketId(entry.subjectId())).collect(Collectors.toSet());
        var byAgent = visibilities.of(agents);
        var byVisibility = new HashMap<Visibility, List<LogEntry>>();
        new HashSet<>(byAgent.values())
                .forEach(visibility -> byVisibility.put(visibility, visible(visibility, about, entries)));
        return agents.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), agent -> byVisibility.get(byAgent.get(agent.agent()))));
    }

    private List<LogEntry> visible(Visibility visibility, Set<TicketId> about, List<LogEntry> entries) {
        var seen = tickets.visible(visibility, about);
        return entries.stream()
                .filter(entry -> seen.contains(new TicketId(entry.subjectId())) || leaves(entry, visibility))
                .toList();
    }
}
