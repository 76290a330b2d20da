package io.svara.people.session;

import io.svara.kernel.AccountId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.SessionCookie;
import io.svara.people.account.AccountTable;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.reset.PasswordLinkTable;
import java.util.Map;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** A new password of one's own. It ends all other sessions of the account, and what else was begun to get in: one of them may be why it is changed. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class ChangePassword {

    private final AccountTable accounts;
    private final SessionTable sessions;
    private final SignInStepTable steps;
    private final PasswordLinkTable links;
    private final SignInGuard guard;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final AgentLetters letters;
    private final Log log;
    private final Signals signals;
    private final TransactionOperations transaction;

    ChangePassword(
            AccountTable accounts,
            SessionTable sessions,
            SignInStepTable steps,
            PasswordLinkTable links,
            SignInGuard guard,
            PasswordRules passwordRules,
            Passwords passwords,
            AgentLetters letters,
            Log log,
            Signals signals,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.steps = steps;
        this.links = links;
        this.guard = guard;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.letters = letters;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** Without a transaction around it: a password takes its time, and no connection waits for it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void change(String current, String chosen, SessionCookie keep) {
        var account = Scope.agent().account();
        var login = accounts.login(account).orElseThrow(Problem::notSignedIn);
        var guardKey = SignInGuard.Key.passwordOf(account);
        guard.count(guardKey);
        if (current.length() > PasswordRules.MAX_LENGTH || !passwords.matches(current, login.passwordHash())) {
            throw Problem.invalid("currentPassword", "wrong-password", "This is not your password.");
        }
        guard.forgive(guardKey);
        passwordRules.check(chosen, login.email());
        if (chosen.equals(current)) {
            throw Problem.invalid("password", "unchanged", "Choose another password than the one you have.");
        }
        var hash = passwords.hash(chosen);
        transaction.executeWithoutResult(_ -> write(account, hash, keep));
    }

    private void write(AccountId account, String hash, SessionCookie keep) {
        var agent = Scope.agent();
        accounts.changePassword(account, hash);
        links.remove(agent.organization(), account);
        steps.removeAll(agent.organization(), account);
        sessions.endOthers(agent.organization(), account, Secrets.hash(keep.secret()));
        log.append(Change.of("agent.password-changed", "agent", agent.agent()));
        letters.send(AccountLetter.PASSWORD_CHANGED, agent.agent(), Map.of());
        CallerNotice.agent(agent.organization(), agent.agent()).publishAfterCommit(signals);
    }
}
