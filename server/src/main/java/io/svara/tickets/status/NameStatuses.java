package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.tickets.StatusId;
import io.svara.tickets.store.StatusRows;
import java.util.Map;

/** What every status is or was called: a removed one stays on its tickets, and in history. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class NameStatuses {

    private final StatusRows statuses;

    NameStatuses(StatusRows statuses) {
        this.statuses = statuses;
    }

    /** @param names by language */
    record NamedStatus(StatusId id, String name, Map<String, String> names) {}

    Page<NamedStatus> all() {
        return new Page<>(
                statuses.ever().stream()
                        .map(status -> new NamedStatus(status.id(), status.name(), status.names()))
                        .toList(),
                null);
    }
}
