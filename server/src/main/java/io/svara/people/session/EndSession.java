package io.svara.people.session;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.SessionCookie;
import io.svara.people.SessionId;
import io.svara.people.account.Secrets;

/** Ends sessions of one's own: this one (sign-out) or another one in the list. It is over on all nodes at once. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class EndSession {

    private final SessionTable sessions;
    private final SignInLog signInLog;
    private final Signals signals;

    EndSession(SessionTable sessions, SignInLog signInLog, Signals signals) {
        this.sessions = sessions;
        this.signInLog = signInLog;
        this.signals = signals;
    }

    void end(SessionCookie cookie) {
        sessions.end(Secrets.hash(cookie.secret())).ifPresent(session -> {
            signInLog.signedOut(Scope.agent());
            tell(session);
        });
    }

    void end(SessionId session) {
        var agent = Scope.agent();
        if (!sessions.end(agent.organization(), agent.account(), session)) {
            throw Problem.notFound("session");
        }
        signInLog.sessionEnded(agent);
        tell(session);
    }

    void endOthers(SessionCookie keep) {
        var agent = Scope.agent();
        sessions.endOthers(agent.organization(), agent.account(), Secrets.hash(keep.secret()))
                .forEach(this::tell);
    }

    private void tell(SessionId session) {
        CallerNotice.session(session).publishAfterCommit(signals);
    }
}
