package io.svara.people.session;

import io.svara.kernel.access.Actor;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import org.springframework.stereotype.Component;

/** Ends all of an agent's sessions, in the caller's transaction; open desks hear of it at once, on all nodes. */
@Component
public class SessionsEnd {

    private final SessionTable sessions;
    private final Signals signals;

    SessionsEnd(SessionTable sessions, Signals signals) {
        this.sessions = sessions;
        this.signals = signals;
    }

    /** @return how many there were */
    public int endAll(Actor.Agent agent) {
        var ended = sessions.endAll(agent.organization(), agent.account());
        CallerNotice.agent(agent.organization(), agent.agent()).publishAfterCommit(signals);
        return ended;
    }
}
