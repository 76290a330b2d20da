package io.svara.people.session;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Who came in, who went, and who was not let in, for the audit log. Of addresses that nobody has, nothing is kept. */
@Component
public class SignInLog {

    private static final String AGENT = "agent";

    private final Log log;
    private final TransactionOperations transaction;

    SignInLog(Log log, TransactionOperations transaction) {
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * In the caller's transaction.
     *
     * @param by how they proved who they are, a stable word: {@code password}, {@code single-sign-on}
     */
    public void signedIn(Actor.Agent agent, String by) {
        Scope.run(
                agent,
                () -> log.append(
                        Change.of("agent.signed-in", AGENT, agent.agent()).with("by", by)));
    }

    /** In the caller's transaction. */
    public void signedOut(Actor.Agent agent) {
        Scope.run(agent, () -> log.append(Change.of("agent.signed-out", AGENT, agent.agent())));
    }

    /** In the caller's transaction: they ended a session of their own elsewhere. */
    public void sessionEnded(Actor.Agent agent) {
        Scope.run(agent, () -> log.append(Change.of("agent.session-ended", AGENT, agent.agent())));
    }

    /**
     * Somebody at a browser of theirs could not show who they are. In a transaction of its own.
     *
     * @param why a stable word
     */
    public void unconfirmed(Actor.Agent agent, String why) {
        Scope.run(
                agent,
                () -> transaction.executeWithoutResult(
                        _ -> log.append(Change.of("agent.sign-in-unconfirmed", AGENT, agent.agent())
                                .with("why", why))));
    }

    /**
     * In a transaction of its own, for nothing else is written then.
     *
     * @param why a stable word
     */
    public void failed(OrganizationId organization, AgentId agent, String why) {
        Scope.run(
                new Actor.Svara(organization, "sign-in"),
                () -> transaction.executeWithoutResult(_ -> log.append(
                        Change.of("agent.sign-in-failed", AGENT, agent).with("why", why))));
    }
}
