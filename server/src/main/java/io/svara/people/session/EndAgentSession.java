package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.SessionId;
import io.svara.people.account.AgentRights;

/** Ends one of another agent's sessions. */
@UseCase(permission = Permission.EDIT_AGENTS)
class EndAgentSession {

    private final AgentRights rights;
    private final SessionTable sessions;
    private final Log log;
    private final Signals signals;

    EndAgentSession(AgentRights rights, SessionTable sessions, Log log, Signals signals) {
        this.rights = rights;
        this.sessions = sessions;
        this.log = log;
        this.signals = signals;
    }

    void end(AgentId id, SessionId session) {
        var agent = rights.existing(id);
        if (!sessions.end(agent.organization(), agent.account(), session)) {
            throw Problem.notFound("session");
        }
        log.append(Change.of("agent.session-ended", "agent", id));
        CallerNotice.session(session).publishAfterCommit(signals);
    }
}
