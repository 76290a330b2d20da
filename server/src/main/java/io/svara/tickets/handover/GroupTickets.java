package io.svara.tickets.handover;

import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.GroupId;
import io.svara.people.GroupLeaves;
import io.svara.people.GroupUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who removes a group is told how many open tickets it has, which have none afterwards: nobody would look for them there.
 * Those that are done keep it, as they keep an agent who has left.
 */
@Component
class GroupTickets implements GroupUse, GroupLeaves {

    private final HandOverRows rows;
    private final Log log;

    GroupTickets(HandOverRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    /** Their number alone: who asks may not see them. */
    @Override
    public Map<GroupId, List<Use>> of(Collection<GroupId> groups) {
        return rows.count(groups).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        count -> List.of(new Use("tickets", count.getValue().toString()))));
    }

    @Override
    public void leaves(GroupId group) {
        log.append(rows.release(group).stream()
                .map(ticket ->
                        Change.of("ticket.group-changed", "ticket", ticket).with("from", group))
                .toList());
    }
}
