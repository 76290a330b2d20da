package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.TwoFactorStates;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.session.RecentAuthentication;
import java.util.Map;

/** New recovery codes of one's own. The old ones open nothing any longer. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class RenewRecoveryCodes {

    private final RecoveryCodes codes;
    private final TwoFactorStates states;
    private final RecentAuthentication recent;
    private final AgentLetters letters;
    private final Log log;

    RenewRecoveryCodes(
            RecoveryCodes codes, TwoFactorStates states, RecentAuthentication recent, AgentLetters letters, Log log) {
        this.codes = codes;
        this.states = states;
        this.recent = recent;
        this.letters = letters;
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
        letters.send(AccountLetter.RECOVERY_CODES_RENEWED, agent, Map.of());
        log.append(Change.of("agent.recovery-codes-renewed", "agent", agent));
        return new TurnedOn(codes.renew(agent));
    }
}
