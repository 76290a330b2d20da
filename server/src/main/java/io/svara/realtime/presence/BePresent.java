package io.svara.realtime.presence;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.tickets.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A screen says that it is at a ticket, what is done there, or that it has left (TIC-20). Nothing is stored. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class BePresent {

    private static final Pattern SCREEN = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final TicketSight sight;
    private final Signals signals;
    private final Clock clock;
    private final AtomicLong lastOrder = new AtomicLong();

    BePresent(TicketSight sight, Signals signals, Clock clock) {
        this.sight = sight;
        this.signals = signals;
        this.clock = clock;
    }

    void be(TicketId ticket, @Nullable String state, @Nullable String screen, @Nullable Long order) {
        var known = PresenceState.find(state == null ? "" : state);
        new Checks()
                .that(known.isPresent(), "state", "unknown-state", "Use viewing, typing, typing-note or left.")
                .that(
                        screen != null && SCREEN.matcher(screen).matches(),
                        "screen",
                        "invalid-screen",
                        "Name the screen with 1 to 40 letters, digits, - and _.")
                .that(order == null || order >= 0, "order", "invalid-order", "Count a screen's reports from 0 upwards.")
                .done();
        if (!sight.sees(ticket)) {
            throw Problem.notFound("ticket");
        }
        var agent = Scope.agent();
        var report = new Report(
                agent.organization(),
                ticket,
                agent.agent(),
                String.valueOf(screen),
                known.orElseThrow(),
                order == null ? nextOrder() : order);
        signals.publishAfterCommit(Report.TOPIC, report.key());
    }

    /** The time, so that it also grows when the same screen's calls come to different nodes. */
    private long nextOrder() {
        var now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return lastOrder.updateAndGet(last -> Math.max(last + 1, now));
    }
}
