package io.svara.people.twofactor;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.SecretBox;
import io.svara.people.SessionCookie;
import io.svara.people.account.AccountTable;
import io.svara.people.mail.AccountLetter;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.session.SignInGuard;
import io.svara.people.twofactor.SecondFactors.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** One's own authenticator app: a secret is offered, and is the app's once a code proves that the app has it. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class SetUpApp {

    private static final Duration OFFER_LASTS = Duration.ofMinutes(30);

    private final TwoFactorTable table;
    private final AccountTable accounts;
    private final SecretBox box;
    private final RecentAuthentication recent;
    private final SignInGuard guard;
    private final TwoFactorSwitch twoFactor;
    private final TransactionOperations transaction;
    private final Clock clock;

    SetUpApp(
            TwoFactorTable table,
            AccountTable accounts,
            SecretBox box,
            RecentAuthentication recent,
            SignInGuard guard,
            TwoFactorSwitch twoFactor,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.box = box;
        this.recent = recent;
        this.guard = guard;
        this.twoFactor = twoFactor;
        this.transaction = transaction;
        this.clock = clock;
    }

    AppSecret.Offer offer(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        var email = accounts.login(agent.account())
                .orElseThrow(Problem::notSignedIn)
                .email();
        var secret = AppSecret.make();
        var place = AppSecret.place(agent.organization(), agent.agent());
        table.offer(agent.organization(), agent.agent(), box.lock(secret, place), clock.instant());
        return AppSecret.offer(secret, email);
    }

    /** Without a transaction around it: a try stays counted whatever comes of it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public TurnedOn turnOn(String code, SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        var key = SignInGuard.Key.codeOf(agent.account());
        guard.count(key);
        var turnedOn = Objects.requireNonNull(transaction.execute(_ -> prove(agent, code)))
                .orElseThrow(() -> Problem.invalid(
                        "code",
                        "wrong-code",
                        "This is not the code that the app shows now. Is the phone's clock right?"));
        guard.forgive(key);
        return turnedOn;
    }

    private Optional<TurnedOn> prove(Actor.Agent agent, String code) {
        var offered = table.find(agent.organization(), agent.agent());
        if (offered.offeredSecret() == null
                || offered.offeredAt() == null
                || clock.instant().isAfter(offered.offeredAt().plus(OFFER_LASTS))) {
            throw Problem.of(
                    Problem.Kind.CONFLICT, "no-offer", "Begin anew: the secret for your app is no longer there.");
        }
        var secret = box.open(offered.offeredSecret(), AppSecret.place(agent.organization(), agent.agent()));
        var step = Totp.match(secret, code.replaceAll("\\s", ""), clock.instant(), 0);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        table.turnAppOn(agent.organization(), agent.agent(), step.getAsLong(), clock.instant());
        return Optional.of(new TurnedOn(twoFactor.turnedOn(agent, Method.APP, AccountLetter.APP_ADDED, Map.of())));
    }

    void turnOff(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        if (table.find(agent.organization(), agent.agent()).appSecret() == null) {
            throw Problem.notFound("authenticator-app");
        }
        table.turnAppOff(agent.organization(), agent.agent());
        twoFactor.turnedOff(agent, Method.APP, AccountLetter.APP_REMOVED, Map.of());
    }
}
