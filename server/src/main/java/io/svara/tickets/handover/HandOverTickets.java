package io.svara.tickets.handover;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.Agents;
import io.svara.people.Removals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives the open tickets of an agent whom one may remove to somebody else, or to nobody. Each is told of in its history. */
@UseCase(permission = Permission.REMOVE_AGENTS)
class HandOverTickets {

    /** @param to null: nobody */
    record Request(@Nullable AgentId to) {}

    record HandedOver(int count) {}

    /** A transaction of these takes a fraction of a second, and holds their rows no longer. */
    private static final int AT_ONCE = 500;

    private final Removals removals;
    private final Agents agents;
    private final HandOverRows rows;
    private final Log log;
    private final TransactionTemplate transaction;

    HandOverTickets(Removals removals, Agents agents, HandOverRows rows, Log log, TransactionTemplate transaction) {
        this.removals = removals;
        this.agents = agents;
        this.rows = rows;
        this.log = log;
        this.transaction = transaction;
    }

    /** Slice by slice, each in a transaction of its own: what is broken off goes on when it is asked for again. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public HandedOver handOver(AgentId from, Request request) {
        var all = 0;
        var slice = slice(from, request.to());
        while (slice > 0) {
            all += slice;
            slice = slice(from, request.to());
        }
        return new HandedOver(all);
    }

    private int slice(AgentId from, @Nullable AgentId to) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            check(from, to);
            var tickets = rows.handOver(from, to, AT_ONCE);
            log.append(tickets.stream()
                    .map(ticket -> Change.of("ticket.assigned", "ticket", ticket)
                            .with("from", from)
                            .with("to", to))
                    .toList());
            return tickets.size();
        }));
    }

    private void check(AgentId from, @Nullable AgentId to) {
        removals.check(from);
        if (to != null && (to.equals(from) || !agents.isActive(to))) {
            throw Problem.invalid("to", "unknown-agent", "Choose another agent that is there, or nobody.");
        }
    }
}
