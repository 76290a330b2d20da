package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.TwoFactorStates;
import io.svara.people.account.AccountTable;
import io.svara.people.passkey.PasskeyTable;
import io.svara.people.session.RecentAuthentication;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own second factors. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ShowTwoFactor {

    private final TwoFactorTable table;
    private final TwoFactorStates states;
    private final PasskeyTable passkeys;
    private final AccountTable accounts;
    private final SecondFactors factors;
    private final RecentAuthentication recent;

    ShowTwoFactor(
            TwoFactorTable table,
            TwoFactorStates states,
            PasskeyTable passkeys,
            AccountTable accounts,
            SecondFactors factors,
            RecentAuthentication recent) {
        this.table = table;
        this.states = states;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.factors = factors;
        this.recent = recent;
    }

    /**
     * @param appSince null: no authenticator app
     * @param emailSince null: no codes by mail
     * @param required what the organisation asks for: {@code none}, {@code any} or {@code app-or-passkey}
     * @param mustEnrol it is not met yet
     * @param confirmedUntil until when changes are taken without showing once more who one is; may be over or null
     */
    record TwoFactorView(
            @Nullable Instant appSince,
            @Nullable Instant emailSince,
            String email,
            List<PasskeyTable.Shown> passkeys,
            int recoveryCodesLeft,
            String required,
            boolean mustEnrol,
            @Nullable Instant confirmedUntil) {}

    TwoFactorView show(SessionCookie cookie) {
        var agent = Scope.agent();
        var own = table.find(agent.organization(), agent.agent());
        return new TwoFactorView(
                own.appSince(),
                own.emailSince(),
                accounts.login(agent.account())
                        .orElseThrow(Problem::notSignedIn)
                        .email(),
                passkeys.ofAccount(agent.organization(), agent.account()),
                states.of(agent.agent()).recoveryCodesLeft(),
                factors.required().word(),
                factors.mustEnrol(agent.agent()),
                recent.until(cookie).orElse(null));
    }
}
