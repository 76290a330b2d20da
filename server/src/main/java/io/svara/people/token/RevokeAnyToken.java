package io.svara.people.token;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.ApiTokenId;
import io.svara.people.CallerNotice;
import io.svara.people.account.TechnicalAgents;
import java.time.Clock;

/** Ends a token of the organisation or of one of its agents, on all nodes at once. */
@UseCase(permission = Permission.API_TOKENS, tokens = false)
class RevokeAnyToken {

    private final ApiTokenTable tokens;
    private final TechnicalAgents technical;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RevokeAnyToken(ApiTokenTable tokens, TechnicalAgents technical, Log log, Signals signals, Clock clock) {
        this.tokens = tokens;
        this.technical = technical;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    void revoke(ApiTokenId id) {
        var organization = Scope.organization();
        var known = tokens.find(organization, id).orElseThrow(() -> Problem.notFound("api-token"));
        var now = clock.instant();
        if (!tokens.revoke(organization, known.agent(), id, now)) {
            throw Problem.notFound("api-token");
        }
        technical.remove(organization, known.agent(), now);
        log.append(Change.of("api-token.revoked", "api-token", id).with("agent", known.agent()));
        CallerNotice.token(id).publishAfterCommit(signals);
    }
}
