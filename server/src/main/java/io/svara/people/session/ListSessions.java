package io.svara.people.session;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

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

    /** @param asking the browser's own session; none when a program asks */
    Page<SessionTable.Shown> list(@Nullable SessionCookie asking) {
        var agent = Scope.agent();
        var now = clock.instant();
        var current = asking == null ? null : Secrets.hash(asking.secret());
        var shown = sessions.ofAccount(
                agent.organization(), agent.account(), current, now, now.minus(SessionLife.IDLE), MAX_LISTED);
        return new Page<>(shown, null);
    }
}
