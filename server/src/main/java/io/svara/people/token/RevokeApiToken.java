package io.svara.people.token;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.ApiTokenId;
import io.svara.people.CallerNotice;
import java.time.Clock;

/** Ends one of one's own tokens, on all nodes at once. */
@UseCase(permission = Permission.SIGNED_IN)
class RevokeApiToken {

    private final ApiTokenTable tokens;
    private final Signals signals;
    private final Clock clock;

    RevokeApiToken(ApiTokenTable tokens, Signals signals, Clock clock) {
        this.tokens = tokens;
        this.signals = signals;
        this.clock = clock;
    }

    void revoke(ApiTokenId token) {
        var agent = Scope.agent();
        if (!tokens.revoke(agent.organization(), agent.agent(), token, clock.instant())) {
            throw Problem.notFound("api-token");
        }
        CallerNotice.token(token).publishAfterCommit(signals);
    }
}
