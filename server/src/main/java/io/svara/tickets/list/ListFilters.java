package io.svara.tickets.list;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.store.TicketCounts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;

/** The default filters with their counters (TIC-15), as the agent sees them. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListFilters {

    /** Nobody reads a longer counter, and counting further would cost each open screen. */
    private static final int MOST = 10_000;

    private static final List<TicketFilter> OF_AGENT = counted(TicketFilter::ofAgent);
    private static final List<TicketFilter> OF_EVERYBODY = counted(filter -> !filter.ofAgent());
    private static final List<TicketFilter> COUNTED =
            Stream.of(OF_AGENT, OF_EVERYBODY).flatMap(List::stream).toList();

    private final Visibilities visibilities;
    private final TicketCounts counts;

    ListFilters(Visibilities visibilities, TicketCounts counts) {
        this.visibilities = visibilities;
        this.counts = counts;
    }

    Page<FilterView> list() {
        var agent = Scope.agent();
        var counted = counts.count(
                visibilities.of(agent), conditions(OF_AGENT, agent), conditions(OF_EVERYBODY, agent), MOST + 1);
        return new Page<>(
                Arrays.stream(TicketFilter.values())
                        .map(filter -> view(filter, counted))
                        .toList(),
                null);
    }

    private static List<TicketFilter> counted(Predicate<TicketFilter> which) {
        return Arrays.stream(TicketFilter.values())
                .filter(TicketFilter::counted)
                .filter(which)
                .toList();
    }

    private static List<Condition> conditions(List<TicketFilter> filters, Actor.Agent agent) {
        return filters.stream()
                .map(filter -> Conditions.counting(filter, agent))
                .toList();
    }

    private static FilterView view(TicketFilter filter, List<Integer> counted) {
        if (!filter.counted()) {
            return new FilterView(filter.word(), null, false);
        }
        int count = counted.get(COUNTED.indexOf(filter));
        return new FilterView(filter.word(), Math.min(count, MOST), count > MOST);
    }
}
