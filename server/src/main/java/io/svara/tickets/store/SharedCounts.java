package io.svara.tickets.store;

import io.svara.kernel.OrganizationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts that are the same for all who see the same mailboxes, kept while nothing changes in the database: when something
 * has, hundreds of desks ask at the same moment. Equal snapshots ({@code pg_current_snapshot()}) see equal rows.
 */
final class SharedCounts {

    private static final int MOST_KEPT = 1_000;

    private record Eyes(OrganizationId organization, Set<Long> mailboxes) {}

    /** Its lock lets one count, and the others wait for it. */
    private static final class Slot {

        private String snapshot = "";
        private List<Integer> counts = List.of();
    }

    private final Map<Eyes, Slot> slots = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Eyes, Slot> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @param count sees what the snapshot sees, or more */
    List<Integer> of(OrganizationId organization, Set<Long> mailboxes, String snapshot, Supplier<List<Integer>> count) {
        var slot = slot(new Eyes(organization, mailboxes));
        synchronized (slot) {
            if (!slot.snapshot.equals(snapshot)) {
                slot.counts = count.get();
                slot.snapshot = snapshot;
            }
            return slot.counts;
        }
    }

    private Slot slot(Eyes eyes) {
        synchronized (slots) {
            return slots.computeIfAbsent(eyes, _ -> new Slot());
        }
    }
}
