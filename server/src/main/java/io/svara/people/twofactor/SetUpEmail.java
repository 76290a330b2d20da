package io.svara.people.twofactor;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.mail.AccountLetter;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.session.SignInGuard;
import io.svara.people.twofactor.SecondFactors.Method;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Codes by mail to one's own username, on once one has arrived: a username may be undeliverable. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class SetUpEmail {

    private final TwoFactorTable table;
    private final SecondFactors factors;
    private final RecentAuthentication recent;
    private final SignInGuard guard;
    private final TwoFactorSwitch twoFactor;
    private final TransactionOperations transaction;
    private final Clock clock;

    SetUpEmail(
            TwoFactorTable table,
            SecondFactors factors,
            RecentAuthentication recent,
            SignInGuard guard,
            TwoFactorSwitch twoFactor,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.factors = factors;
        this.recent = recent;
        this.guard = guard;
        this.twoFactor = twoFactor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Without a transaction around it: a mail stays counted whatever comes of it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void sendCode(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        guard.count(SignInGuard.Key.mailsTo("account " + agent.account().value()));
        transaction.executeWithoutResult(_ -> send(agent, cookie));
    }

    private void send(Actor.Agent agent, SessionCookie cookie) {
        if (factors.required() == Requirement.APP_OR_PASSKEY) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "mail-not-enough",
                    "Your organisation asks for an authenticator app or a passkey.");
        }
        factors.mailCode(agent.agent(), cookie.secret());
    }

    /** Without a transaction around it: a try stays counted whatever comes of it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public TurnedOn turnOn(String code, SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        var key = SignInGuard.Key.codeOf(agent.account());
        guard.count(key);
        if (!Boolean.TRUE.equals(
                transaction.execute(_ -> factors.takeMailedCode(agent.agent(), code, cookie.secret())))) {
            throw Problem.invalid("code", "wrong-code", "This code is not right, or not any longer.");
        }
        guard.forgive(key);
        return Objects.requireNonNull(transaction.execute(_ -> turnOn(agent)));
    }

    private TurnedOn turnOn(Actor.Agent agent) {
        table.turnEmailOn(agent.organization(), agent.agent(), clock.instant());
        return new TurnedOn(twoFactor.turnedOn(agent, Method.EMAIL, AccountLetter.EMAIL_CODE_ADDED, Map.of()));
    }

    void turnOff(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        if (table.find(agent.organization(), agent.agent()).emailSince() == null) {
            throw Problem.notFound("email-code");
        }
        table.turnEmailOff(agent.organization(), agent.agent());
        twoFactor.turnedOff(agent, Method.EMAIL, AccountLetter.EMAIL_CODE_REMOVED, Map.of());
    }
}
