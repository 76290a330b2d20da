package io.svara.tickets.assign;

import io.svara.kernel.AgentId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.AgentTurns;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.Agents;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.store.TicketCounts;
import io.svara.tickets.store.TicketRows;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a new ticket to whom its mailbox says, where nothing has given it to somebody before. Where nobody is left to give it to, it stays unassigned. */
@Component
class AutoAssign implements IntakeStep {

    private final TicketRows tickets;
    private final TicketCounts counts;
    private final AgentTurns turns;
    private final Agents agents;
    private final Mailboxes mailboxes;
    private final Log log;

    AutoAssign(TicketRows tickets, TicketCounts counts, AgentTurns turns, Agents agents, Mailboxes mailboxes, Log log) {
        this.tickets = tickets;
        this.counts = counts;
        this.turns = turns;
        this.agents = agents;
        this.mailboxes = mailboxes;
        this.log = log;
    }

    @Override
    public Phase phase() {
        return Phase.ASSIGN;
    }

    @Override
    public void run(Arrival arrival) {
        var course = arrival.course();
        if (!arrival.opened() || course.isAssigned() || course.isTrashed()) {
            return;
        }
        var mailbox = course.movedTo() == null ? arrival.mailbox() : mailboxes.get(course.movedTo());
        chosen(mailbox).ifPresent(agent -> {
            tickets.assign(arrival.ticket(), agent);
            log.append(Change.of("ticket.assigned", "ticket", arrival.ticket())
                    .with("to", agent)
                    .with("rule", mailbox.behaviours().assignment()));
        });
    }

    private Optional<AgentId> chosen(Mailbox mailbox) {
        return switch (mailbox.behaviours().assignment()) {
            case NONE -> Optional.empty();
            case AGENT -> Optional.ofNullable(mailbox.behaviours().assignee()).filter(agents::isActive);
            case ROUND_ROBIN -> turns.next(mailbox.id(), candidates(mailbox));
            case LEAST_LOADED -> leastLoaded(candidates(mailbox));
        };
    }

    private List<AgentId> candidates(Mailbox mailbox) {
        return turns.agents(mailbox.id()).stream().filter(agents::isActive).toList();
    }

    private Optional<AgentId> leastLoaded(List<AgentId> among) {
        var open = counts.open(among);
        return among.stream().min(Comparator.comparing(agent -> open.getOrDefault(agent, 0)));
    }
}
