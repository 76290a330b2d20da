package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.people.CallerCache.Known;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import io.svara.people.session.SessionLife;
import io.svara.people.session.SessionTable;
import io.svara.people.token.ApiTokenTable;
import io.svara.people.twofactor.SecondFactors;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds who sends a request by the secret it carries. What is found is kept for seconds and dropped at once by a
 * notice when a session, a token or an agent ends or changes, on whichever node that happens.
 */
@Component
public class Callers {

    private static final Duration USED_STEP = Duration.ofMinutes(5);

    private final CallerCache cache;
    private final SessionTable sessions;
    private final ApiTokenTable tokens;
    private final AgentTable agents;
    private final AccountTable accounts;
    private final SecondFactors factors;
    private final TransactionOperations transaction;
    private final Clock clock;

    Callers(
            CallerCache cache,
            SessionTable sessions,
            ApiTokenTable tokens,
            AgentTable agents,
            AccountTable accounts,
            SecondFactors factors,
            TransactionOperations transaction,
            Clock clock) {
        this.cache = cache;
        this.sessions = sessions;
        this.tokens = tokens;
        this.agents = agents;
        this.accounts = accounts;
        this.factors = factors;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Optional<Caller> withSession(SessionCookie cookie) {
        return cache.get(Secrets.hash(cookie.secret()), this::ofSession);
    }

    public Optional<Caller> withToken(String token) {
        return cache.get(Secrets.hash(token), this::ofToken);
    }

    private Optional<Known> ofSession(byte[] hash) {
        return sessions.find(hash)
                .filter(session -> !SessionLife.isOver(session, clock.instant()))
                .flatMap(session -> {
                    noteSeen(session);
                    return inside(session.organization(), session.agent(), !session.providerFactor())
                            .map(caller -> Known.bySession(session.id(), session.expiresAt(), caller));
                });
    }

    private void noteSeen(SessionTable.Session session) {
        var now = clock.instant();
        if (SessionLife.isSeenDue(session, now)) {
            sessions.seen(session.id(), now, session.lastSeenAt());
            accounts.active(session.organization(), session.agent(), now);
        }
    }

    private Optional<Known> ofToken(byte[] hash) {
        return tokens.find(hash)
                .filter(token -> token.expiresAt().isAfter(clock.instant()))
                .flatMap(token -> {
                    noteUsed(token);
                    return inside(token.organization(), token.agent(), false)
                            .map(caller -> Known.byToken(token.id(), token.expiresAt(), caller.by(token)));
                });
    }

    private void noteUsed(ApiTokenTable.Token token) {
        var now = clock.instant();
        if (token.lastUsedAt() == null || token.lastUsedAt().isBefore(now.minus(USED_STEP))) {
            tokens.used(token.id(), now);
            accounts.active(token.organization(), token.agent(), now);
        }
    }

    /** The directory says which organisation; the agent itself stands behind that organisation's wall. */
    private Optional<Caller> inside(OrganizationId organization, AgentId agent, boolean asksForFactors) {
        var found = Scope.call(
                new Actor.Svara(organization, "sign-in"),
                () -> transaction.execute(_ -> agents.actor(organization, agent)
                        .flatMap(actor -> caller(actor, asksForFactors && factors.mustEnrol(agent)))));
        return found == null ? Optional.empty() : found;
    }

    private Optional<Caller> caller(Actor.Agent agent, boolean mustEnrol) {
        return accounts.login(agent.account()).map(login -> new Caller(agent, login.mustChangePassword(), mustEnrol));
    }
}
