package io.svara.tickets.change;

import io.svara.kernel.log.Change;
import io.svara.tickets.Ticket;
import io.svara.tickets.store.TicketRows.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an edit changes, as the ticket's history tells it. */
public final class Edits {

    private Edits() {}

    public static List<Change> changes(Ticket before, Edit after) {
        var changes = new ArrayList<Change>();
        if (!after.status().id().equals(before.status())) {
            changes.add(after.status().changeOf(before));
        }
        if (after.priority() != before.priority()) {
            changes.add(Change.of("ticket.priority-changed", "ticket", before.id())
                    .with("from", before.priority())
                    .with("to", after.priority()));
        }
        if (!Objects.equals(after.type(), before.type())) {
            changes.add(Change.of("ticket.type-changed", "ticket", before.id())
                    .with("from", before.type())
                    .with("to", after.type()));
        }
        if (!Objects.equals(after.assignee(), before.assignee())) {
            changes.add(Change.of("ticket.assigned", "ticket", before.id())
                    .with("from", before.assignee())
                    .with("to", after.assignee()));
        }
        if (!Objects.equals(after.group(), before.group())) {
            changes.add(Change.of("ticket.group-changed", "ticket", before.id())
                    .with("from", before.group())
                    .with("to", after.group()));
        }
        if (!after.mailbox().equals(before.mailbox())) {
            changes.add(Change.of("ticket.moved", "ticket", before.id())
                    .with("from", before.mailbox())
                    .with("to", after.mailbox()));
        }
        if (!after.subject().equals(before.subject())) {
            changes.add(Change.of("ticket.subject-changed", "ticket", before.id()));
        }
        return changes;
    }
}
