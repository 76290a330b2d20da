package io.svara.people.passkey;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.mail.AccountLetter;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.twofactor.SecondFactors.Method;
import io.svara.people.twofactor.TwoFactorSwitch;
import java.util.Map;

/** Takes away a passkey of one's own; whoever holds it cannot sign in with it any longer. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class RemovePasskey {

    private final PasskeyTable table;
    private final RecentAuthentication recent;
    private final TwoFactorSwitch twoFactor;

    RemovePasskey(PasskeyTable table, RecentAuthentication recent, TwoFactorSwitch twoFactor) {
        this.table = table;
        this.recent = recent;
        this.twoFactor = twoFactor;
    }

    void remove(PasskeyId passkey, SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        var name = table.remove(agent.organization(), agent.account(), passkey)
                .orElseThrow(() -> Problem.notFound("passkey"));
        twoFactor.turnedOff(agent, Method.PASSKEY, AccountLetter.PASSKEY_REMOVED, Map.of("passkey", name));
    }
}
