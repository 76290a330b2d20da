package io.svara.tickets.change;

import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Problem;
import io.svara.organization.LabelId;
import io.svara.people.Agents;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.LabelChoices;
import io.svara.tickets.TypeId;
import io.svara.tickets.store.TypeRows;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a ticket may be given: only what the organisation has, and still has. */
@Component
public class TicketChoices {

    private final LabelChoices labels;
    private final Agents agents;
    private final Groups groups;
    private final TypeRows types;

    TicketChoices(LabelChoices labels, Agents agents, Groups groups, TypeRows types) {
        this.labels = labels;
        this.agents = agents;
        this.groups = groups;
        this.types = types;
    }

    public Set<LabelId> labels(Collection<LabelId> ids) {
        var wanted = new HashSet<>(ids);
        if (!wanted.isEmpty() && !labels.choosable(wanted).equals(wanted)) {
            throw Problem.invalid(
                    "labelIds", "unknown-label", "Choose among the labels for tickets (GET /api/labels).");
        }
        return wanted;
    }

    public @Nullable AgentId assignee(@Nullable AgentId id) {
        if (id != null && !agents.isActive(id)) {
            throw Problem.invalid("assigneeId", "unknown-agent", "Choose among the agents (GET /api/agents).");
        }
        return id;
    }

    /** Until the transaction ends it stays. */
    public @Nullable GroupId group(@Nullable GroupId id) {
        if (id != null && !groups.areThere(Set.of(id))) {
            throw Problem.invalid("groupId", "unknown-group", "Choose among the groups (GET /api/groups).");
        }
        return id;
    }

    public @Nullable TypeId type(@Nullable TypeId id) {
        if (id != null && !types.isLiving(id)) {
            throw Problem.invalid("typeId", "unknown-type", "Choose among the types (GET /api/types).");
        }
        return id;
    }

    public Set<AgentId> mentions(@Nullable Collection<AgentId> ids) {
        var wanted = ids == null ? Set.<AgentId>of() : new HashSet<>(ids);
        if (!wanted.stream().allMatch(agents::isActive)) {
            throw Problem.invalid("mentions", "unknown-agent", "Choose among the agents (GET /api/agents).");
        }
        return wanted;
    }

    /** On one line: it goes into a mail's header. */
    public static String subject(@Nullable String subject) {
        return subject == null ? "" : subject.strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
