package io.svara.people.session;

import io.svara.kernel.AccountId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.passkey.Passkeys;
import io.svara.people.passkey.Passkeys.Purpose;
import io.svara.people.session.SignInStepTable.Step;
import io.svara.people.twofactor.EmailCode;
import io.svara.people.twofactor.SecondFactors;
import io.svara.people.twofactor.SecondFactors.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The second step of a sign-in (ORG-11), by the token that the browser got for the right password. It lives for ten
 * minutes and a few tries. Without a transaction around it: a try stays counted whatever comes of it.
 */
@UseCase(permission = Permission.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SecondStep {

    private final SignInStepTable steps;
    private final SessionTable sessions;
    private final AgentTable agents;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SessionStart start;
    private final SignInGuard guard;
    private final SignInLog signInLog;
    private final AgentLetters letters;
    private final TransactionOperations transaction;
    private final Clock clock;

    SecondStep(
            SignInStepTable steps,
            SessionTable sessions,
            AgentTable agents,
            SecondFactors factors,
            Passkeys passkeys,
            SessionStart start,
            SignInGuard guard,
            SignInLog signInLog,
            AgentLetters letters,
            TransactionOperations transaction,
            Clock clock) {
        this.steps = steps;
        this.sessions = sessions;
        this.agents = agents;
        this.factors = factors;
        this.passkeys = passkeys;
        this.start = start;
        this.guard = guard;
        this.signInLog = signInLog;
        this.letters = letters;
        this.transaction = transaction;
        this.clock = clock;
    }

    SecondStepView show(@Nullable String token) {
        var step = step(token);
        return new SecondStepView(Method.words(methods(step)), step.expiresAt());
    }

    /** Mails a code. The one before is none any longer. */
    void sendCode(@Nullable String token) {
        var step = step(token);
        if (!methods(step).contains(Method.EMAIL)) {
            throw notYours();
        }
        var hash = Secrets.hash(Objects.requireNonNull(token));
        guard.count(SignInGuard.Key.mailsTo("account " + step.account().value()));
        var code = EmailCode.make();
        inside(step, () -> {
            if (!steps.putEmailCode(
                    hash, EmailCode.hash(code, token), clock.instant().plus(EmailCode.LIFE))) {
                throw over();
            }
            letters.send(
                    AccountLetter.SIGN_IN_CODE,
                    step.agent(),
                    Map.of("code", code, "minutes", Long.toString(EmailCode.LIFE.toMinutes())));
            return true;
        });
    }

    Passkeys.RequestOptions askForPasskey(@Nullable String token) {
        var step = step(token);
        return passkeys.ask(Purpose.secondStep(step.account()), step.organization(), step.account());
    }

    SignInOutcome.SignedIn finish(@Nullable String token, Proof proof, Device device) {
        var addressKey = SignInGuard.Key.address(device.address());
        guard.count(addressKey);
        var step = step(token);
        var account = step.account();
        var stepKey = SignInGuard.Key.secondStep(account, knownFrom(account, device));
        guard.count(stepKey);
        var hash = Secrets.hash(Objects.requireNonNull(token));
        if (!steps.countTry(hash)) {
            throw over();
        }
        var method = methods(step).stream()
                .filter(one -> one.word().equals(proof.method()))
                .findFirst()
                .orElseThrow(SecondStep::notYours);
        if (method == Method.PASSKEY) {
            checkPasskey(proof, step);
        }
        var signedIn = inside(step, () -> proves(step, method, proof, token) ? open(step, hash, device) : null);
        if (signedIn == null) {
            failed(step, method);
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "wrong-code",
                    "This code is not right, or not any longer. Each works once.");
        }
        guard.forgive(stepKey, addressKey);
        return signedIn;
    }

    private void checkPasskey(Proof proof, Step step) {
        try {
            if (!passkeys.owner(proof.credentialJson(), Purpose.secondStep(step.account()))
                    .account()
                    .equals(step.account())) {
                throw notYours();
            }
        } catch (Problem refused) {
            failed(step, Method.PASSKEY);
            throw refused;
        }
    }

    /** Who gets here had the password, or the provider's word: its owner's administrators want to know. */
    private void failed(Step step, Method method) {
        signInLog.failed(step.organization(), step.agent(), "second-step." + method.word());
    }

    private boolean proves(Step step, Method method, Proof proof, String token) {
        return switch (method) {
            case APP -> factors.takeAppCode(step.agent(), proof.given());
            case RECOVERY -> factors.takeRecoveryCode(step.agent(), proof.given());
            case EMAIL -> isMailed(step, proof.given(), token);
            // looked at before: it was whoever it belongs to
            case PASSKEY -> true;
        };
    }

    private boolean isMailed(Step step, String code, String token) {
        return step.emailCodeUntil() != null
                && clock.instant().isBefore(step.emailCodeUntil())
                && EmailCode.matches(code, token, step.emailCode());
    }

    /** The step is used up in the transaction that opens the session: one of several at once gets it. */
    private SignInOutcome.SignedIn open(Step step, byte[] hash, Device device) {
        var agent = agents.actor(step.organization(), step.agent()).orElseThrow(SecondStep::over);
        if (!steps.remove(hash)) {
            throw over();
        }
        return start.signIn(agent, device, SessionStart.By.SECOND_STEP);
    }

    private List<Method> methods(Step step) {
        return Objects.requireNonNull(inside(step, () -> factors.methods(step.agent())));
    }

    private <T> @Nullable T inside(Step step, java.util.function.Supplier<@Nullable T> work) {
        var svara = new Actor.Svara(step.organization(), "sign-in");
        return Scope.call(svara, () -> transaction.execute(_ -> work.get()));
    }

    private Step step(@Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(one -> steps.find(Secrets.hash(one), clock.instant()))
                .orElseThrow(SecondStep::over);
    }

    private String knownFrom(AccountId account, Device device) {
        return sessions.knows(account, device.address()) ? device.address() : "";
    }

    private static Problem over() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "sign-in-over",
                "This sign-in has taken too long or too many tries. Sign in anew.");
    }

    private static Problem notYours() {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "other-method-needed",
                "This account does not sign in that way. Choose another.");
    }
}
