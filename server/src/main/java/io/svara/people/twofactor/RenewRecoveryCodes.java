package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.TwoFactorStates;
import io.svara.people.session.RecentAuthentication;

/** New recovery codes of one's own. The old ones open nothing any longer. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class RenewRecoveryCodes {

    private final RecoveryCodes codes;
    private final TwoFactorStates states;
    private final RecentAuthentication recent;
    private final Log log;

    RenewRecoveryCodes(RecoveryCodes codes, TwoFactorStates states, RecentAuthentication recent, Log log) {
        this.codes = codes;
        this.states = states;
        this.recent = recent;
        this.log = log;
    }

    TurnedOn renew(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent().agent();
        if (!states.of(agent).isOn()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "no-second-factor",
                    "Recovery codes stand in for a second factor. Set one up first.");
        }
        log.append(Change.of("agent.recovery-codes-renewed", "agent", agent));
        return new TurnedOn(codes.renew(agent));
    }
}
