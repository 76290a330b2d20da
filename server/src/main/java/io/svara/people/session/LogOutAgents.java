package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.account.AgentRights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends all sessions of some agents, on all their devices (ORG-4). API tokens go on: they are revoked one by one. */
@UseCase(permission = Permission.EDIT_AGENTS)
class LogOutAgents {

    record Request(@Nullable List<AgentId> agentIds) {}

    private final AgentRights rights;
    private final SessionsEnd sessions;
    private final Log log;

    LogOutAgents(AgentRights rights, SessionsEnd sessions, Log log) {
        this.rights = rights;
        this.sessions = sessions;
        this.log = log;
    }

    void logOut(Request request) {
        for (var agent : rights.existing(request.agentIds() == null ? List.of() : request.agentIds())) {
            var ended = sessions.endAll(agent);
            log.append(Change.of("agent.logged-out", "agent", agent.agent()).with("sessions", ended));
        }
    }
}
