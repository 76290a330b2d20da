package io.svara.kernel.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.svara.kernel.AgentId;
import io.svara.kernel.Id;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.database.KernelDatabase;
import io.svara.kernel.signal.Signals;
import java.time.Clock;
import java.util.List;

/** The log as one node has it, with followers of the test's choice. */
final class LogNode implements AutoCloseable {

    final KernelDatabase database = KernelDatabase.open();
    final Signals signals = new Signals(database.dataSource());
    final OutboxRows outbox = new OutboxRows(database.database());
    final LogRows rows = new LogRows(database.database());
    final Log log;
    final LogHistory history = new LogHistory(rows);
    final LogCatchUp catchUp = new LogCatchUp(rows);
    final ParkedEntries parked = new ParkedEntries(outbox, signals);
    final DispatchSlice slice;
    final LogDispatcher dispatcher;
    final LogLag lag;

    LogNode(Clock clock, LogFollower... followers) {
        this.log = new Log(rows, signals, clock);
        this.slice = new DispatchSlice(
                outbox, List.of(followers), database.transactions(), clock, new SimpleMeterRegistry());
        this.dispatcher = new LogDispatcher(outbox, slice, signals, clock);
        this.lag = new LogLag(outbox, clock);
    }

    /** As on a node that has started: signals, then the dispatcher. */
    LogNode start() {
        signals.start();
        dispatcher.start();
        return this;
    }

    void append(OrganizationId organization, Change... changes) {
        database.within(organization, () -> log.append(changes));
    }

    /** Until nothing is due. */
    void dispatch(OrganizationId organization, Clock clock) {
        var lane = Lane.of(organization);
        while (outbox.next(lane, organization.value() - 1, clock.instant()) instanceof OrganizationId next
                && next.equals(organization)) {
            slice.dispatch(lane, organization);
        }
    }

    @Override
    public void close() {
        if (dispatcher.isRunning()) {
            dispatcher.stop();
            signals.stop();
        }
        database.close();
    }

    static Change change(long ticket) {
        return Change.of("ticket.status-changed", "ticket", ticket(ticket))
                .with("from", "new")
                .with("to", "solved");
    }

    static Id ticket(long id) {
        return new AgentId(id);
    }
}
