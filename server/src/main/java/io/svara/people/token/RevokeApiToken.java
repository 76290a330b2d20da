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
import java.time.Clock;

/** Ends one of one's own tokens, on all nodes at once. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class RevokeApiToken {

    private final ApiTokenTable tokens;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RevokeApiToken(ApiTokenTable tokens, Log log, Signals signals, Clock clock) {
        this.tokens = tokens;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    void revoke(ApiTokenId token) {
        var agent = Scope.agent();
        if (!tokens.revoke(agent.organization(), agent.agent(), token, clock.instant())) {
            throw Problem.notFound("api-token");
        }
        log.append(Change.of("api-token.revoked", "api-token", token));
        CallerNotice.token(token).publishAfterCommit(signals);
    }
}
