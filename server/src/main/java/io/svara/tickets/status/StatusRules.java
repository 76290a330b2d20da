package io.svara.tickets.status;

import io.svara.tickets.StatusId;
import io.svara.tickets.store.Status;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Which status a ticket gets by itself. That after a reply is each mailbox's own.
 *
 * @param afterCustomerId when the customer has written again
 * @param afterAssignmentId when an agent has given it to somebody; null: it stays as it is
 */
record StatusRules(StatusId afterCustomerId, @Nullable StatusId afterAssignmentId) {

    static StatusRules of(StatusRows statuses) {
        return new StatusRules(
                statuses.afterCustomer().id(),
                statuses.at(Moment.ASSIGNMENT).map(Status::id).orElse(null));
    }
}
