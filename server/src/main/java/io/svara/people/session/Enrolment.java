package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import io.svara.people.session.SessionTable.Session;
import io.svara.people.twofactor.SecondFactors;
import org.springframework.stereotype.Component;

/** Whether the organisation asks for a second factor that neither the agent has, nor the session's provider has seen to. In the caller's transaction. */
@Component
public class Enrolment {

    private final SessionTable sessions;
    private final SecondFactors factors;

    Enrolment(SessionTable sessions, SecondFactors factors) {
        this.sessions = sessions;
        this.factors = factors;
    }

    public boolean isDue(AgentId agent, SessionCookie cookie) {
        return factors.mustEnrol(agent)
                && sessions.find(Secrets.hash(cookie.secret()))
                        .filter(Session::providerFactor)
                        .isEmpty();
    }
}
