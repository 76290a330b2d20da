package io.svara.people.session;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.SignOnRule;
import io.svara.people.account.AccountTable;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.passkey.Passkeys;
import io.svara.people.passkey.Passkeys.Purpose;
import io.svara.people.twofactor.SecondFactors;
import io.svara.people.twofactor.SecondFactors.Method;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Shows once more who sits at a signed-in browser, so that {@link RecentAuthentication} lets them change what guards the account. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ConfirmIdentity {

    private final AccountTable accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final SignInGuard guard;
    private final RecentAuthentication recent;
    private final SignOnRule signOnRule;
    private final SignInLog signInLog;
    private final TransactionOperations transaction;

    ConfirmIdentity(
            AccountTable accounts,
            Passwords passwords,
            Passkeys passkeys,
            SecondFactors factors,
            SignInGuard guard,
            RecentAuthentication recent,
            SignOnRule signOnRule,
            SignInLog signInLog,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.factors = factors;
        this.guard = guard;
        this.recent = recent;
        this.signOnRule = signOnRule;
        this.signInLog = signInLog;
        this.transaction = transaction;
    }

    Passkeys.RequestOptions askForPasskey() {
        var agent = Scope.agent();
        return passkeys.ask(Purpose.confirmation(agent.account()), agent.organization(), agent.account());
    }

    /** Mails a code to somebody whose second step it is. The one before is none any longer. */
    void sendCode(SessionCookie cookie) {
        var agent = Scope.agent();
        if (!Objects.requireNonNull(transaction.execute(_ -> factors.methods(agent.agent())))
                .contains(Method.EMAIL)) {
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "other-method-needed",
                    "Codes by mail are not what you sign in with. Choose another way.");
        }
        guard.count(SignInGuard.Key.mailsTo("account " + agent.account().value()));
        transaction.executeWithoutResult(_ -> factors.mailCode(agent.agent(), mailsSecret(cookie)));
    }

    void confirm(Proof proof, SessionCookie cookie) {
        var agent = Scope.agent();
        try {
            check(agent, proof, cookie);
        } catch (Problem refused) {
            if (refused.kind() != Problem.Kind.TOO_MANY) {
                signInLog.unconfirmed(agent, proof.word());
            }
            throw refused;
        }
        recent.confirm(cookie);
    }

    private void check(Actor.Agent agent, Proof proof, SessionCookie cookie) {
        switch (proof.method()) {
            case "password" -> checkPassword(agent, proof.given());
            case "app" -> checkCode(agent, () -> factors.takeAppCode(agent.agent(), proof.given()));
            case "email" ->
                checkCode(agent, () -> factors.takeMailedCode(agent.agent(), proof.given(), mailsSecret(cookie)));
            case "passkey" -> checkPasskey(agent, proof);
            default -> throw Problem.invalid("method", "unknown-method", "Use password, app, email or passkey.");
        }
    }

    /** A code is good for what it was mailed for, in the browser that asked for it. */
    private static String mailsSecret(SessionCookie cookie) {
        return "confirmation " + cookie.secret();
    }

    private void checkPassword(Actor.Agent agent, String password) {
        var key = SignInGuard.Key.passwordOf(agent.account());
        guard.count(key);
        transaction.executeWithoutResult(_ -> signOnRule.check(agent));
        var hash = accounts.login(agent.account())
                .orElseThrow(Problem::notSignedIn)
                .passwordHash();
        if (password.length() > PasswordRules.MAX_LENGTH || !passwords.matches(password, hash)) {
            throw Problem.invalid("code", "wrong-password", "This is not your password.");
        }
        guard.forgive(key);
    }

    private void checkCode(Actor.Agent agent, BooleanSupplier takes) {
        var key = SignInGuard.Key.codeOf(agent.account());
        guard.count(key);
        if (!Boolean.TRUE.equals(transaction.execute(_ -> takes.getAsBoolean()))) {
            throw Problem.invalid("code", "wrong-code", "This code is not right, or not any longer. Each works once.");
        }
        guard.forgive(key);
    }

    private void checkPasskey(Actor.Agent agent, Proof proof) {
        var owner = passkeys.owner(proof.credentialJson(), Purpose.confirmation(agent.account()));
        if (!owner.account().equals(agent.account())) {
            throw Problem.invalid("credential", "not-yours", "This passkey belongs to another account.");
        }
    }
}
