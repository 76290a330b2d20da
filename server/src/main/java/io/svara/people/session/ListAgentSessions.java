package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.SessionCookie;
import io.svara.people.account.AgentRights;
import io.svara.people.account.Secrets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Where another agent is signed in. */
@UseCase(permission = Permission.EDIT_AGENTS, readOnly = true)
class ListAgentSessions {

    private static final int MAX_LISTED = 200;

    private final AgentRights rights;
    private final SessionTable sessions;
    private final Clock clock;

    ListAgentSessions(AgentRights rights, SessionTable sessions, Clock clock) {
        this.rights = rights;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param asking the browser's own session; none when a program asks */
    Page<SessionTable.Shown> list(AgentId id, @Nullable SessionCookie asking) {
        var agent = rights.existing(id);
        var now = clock.instant();
        var current = asking == null ? null : Secrets.hash(asking.secret());
        return new Page<>(
                sessions.ofAccount(
                        agent.organization(), agent.account(), current, now, now.minus(SessionLife.IDLE), MAX_LISTED),
                null);
    }
}
