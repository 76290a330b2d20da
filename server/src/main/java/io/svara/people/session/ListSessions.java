package io.svara.people.session;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import java.time.Clock;

/** Where one is signed in, so that one can sign out there. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListSessions {

    /** More than anybody has; they all fit on one page. */
    private static final int MAX_LISTED = 200;

    private final SessionTable sessions;
    private final Clock clock;

    ListSessions(SessionTable sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    Page<SessionTable.Shown> list() {
        var agent = Scope.agent();
        var now = clock.instant();
        var shown =
                sessions.ofAccount(agent.organization(), agent.account(), now, now.minus(SessionLife.IDLE), MAX_LISTED);
        return new Page<>(shown, null);
    }
}
