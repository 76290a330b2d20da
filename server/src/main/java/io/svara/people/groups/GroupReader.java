package io.svara.people.groups;

import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What making and changing a group check alike. */
@Component
class GroupReader {

    private static final int MAX_NAME = 100;

    private final Agents agents;

    GroupReader(Agents agents) {
        this.agents = agents;
    }

    Set<AgentId> members(GroupRequest request) {
        var wanted = request.memberIds();
        new Checks()
                .text(request.name(), "name", MAX_NAME)
                .that(
                        areThere(wanted),
                        "memberIds",
                        wanted == null ? "required" : "unknown-agent",
                        "Choose among the agents (GET /api/agents); nobody is an empty list.")
                .done();
        return new HashSet<>(wanted);
    }

    private boolean areThere(@Nullable List<AgentId> wanted) {
        if (wanted == null) {
            return false;
        }
        var active = agents.active().stream().map(AgentSummary::id).collect(Collectors.toSet());
        return active.containsAll(wanted);
    }

    static Problem nameTaken() {
        return Problem.of(
                Problem.Kind.CONFLICT, "group-exists", "There is a group of this name already. Choose another.");
    }
}
