package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.SignOnRule;
import io.svara.people.TwoFactorStates;
import io.svara.people.account.AccountTable;
import io.svara.people.passkey.PasskeyTable;
import io.svara.people.session.Enrolment;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.twofactor.SecondFactors.Method;
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
    private final Enrolment enrolment;
    private final SignOnRule signOnRule;

    ShowTwoFactor(
            TwoFactorTable table,
            TwoFactorStates states,
            PasskeyTable passkeys,
            AccountTable accounts,
            SecondFactors factors,
            RecentAuthentication recent,
            Enrolment enrolment,
            SignOnRule signOnRule) {
        this.table = table;
        this.states = states;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.factors = factors;
        this.recent = recent;
        this.enrolment = enrolment;
        this.signOnRule = signOnRule;
    }

    /**
     * @param appSince null: no authenticator app
     * @param emailSince null: no codes by mail
     * @param required what the organisation asks for: {@code none}, {@code any} or {@code app-or-passkey}
     * @param mustEnrol it is not met yet
     * @param password whether a password counts, for sign-in and to show once more who one is
     * @param mailedCode whether a mailed code does
     * @param provider what the provider is called at which one can show it; null: none
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
            boolean password,
            boolean mailedCode,
            @Nullable String provider,
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
                enrolment.isDue(agent.agent(), cookie),
                signOnRule.takesPasswordOf(agent),
                factors.methods(agent.agent()).contains(Method.EMAIL),
                signOnRule.providerOf(agent.agent()).orElse(null),
                recent.until(cookie).orElse(null));
    }
}
