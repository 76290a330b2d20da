package io.svara.people.reset;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.account.AccountTable;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.reset.PasswordLinkTable.Link;
import io.svara.people.session.Device;
import io.svara.people.session.SessionTable;
import io.svara.people.session.SignInGuard;
import io.svara.people.session.SignInStepTable;
import java.time.Clock;
import java.util.Map;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A new password by a link that was mailed. It works once, ends all sessions of the account, and signs nobody in: a second
 * factor is still asked for. Without a transaction around it: a password takes its time.
 */
@UseCase(permission = Permission.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ResetPassword {

    private final PasswordLinkTable links;
    private final AccountTable accounts;
    private final SessionTable sessions;
    private final SignInStepTable steps;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final SignInGuard guard;
    private final AgentLetters letters;
    private final Log log;
    private final Signals signals;
    private final TransactionOperations transaction;
    private final Clock clock;

    ResetPassword(
            PasswordLinkTable links,
            AccountTable accounts,
            SessionTable sessions,
            SignInStepTable steps,
            PasswordRules passwordRules,
            Passwords passwords,
            SignInGuard guard,
            AgentLetters letters,
            Log log,
            Signals signals,
            TransactionOperations transaction,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.steps = steps;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.guard = guard;
        this.letters = letters;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param email whose password the link sets */
    record LinkView(String email) {}

    LinkView check(String token, Device device) {
        return new LinkView(link(token, device).email());
    }

    void reset(String token, String password, Device device) {
        var link = link(token, device);
        passwordRules.check(password, link.email());
        var hash = passwords.hash(password);
        Scope.run(
                new Actor.Svara(link.organization(), "password-link"),
                () -> transaction.executeWithoutResult(_ -> write(link, token, hash)));
    }

    private void write(Link link, String token, String hash) {
        if (!links.use(Secrets.hash(token), clock.instant())) {
            throw over();
        }
        accounts.changePassword(link.account(), hash);
        sessions.endAll(link.organization(), link.account());
        steps.removeAll(link.organization(), link.account());
        letters.send(AccountLetter.PASSWORD_CHANGED, link.agent(), Map.of());
        log.append(Change.of("agent.password-changed", "agent", link.agent()));
        CallerNotice.agent(link.organization(), link.agent()).publishAfterCommit(signals);
    }

    private Link link(String token, Device device) {
        guard.count(SignInGuard.Key.linksFrom(device.address()));
        return links.find(Secrets.hash(token), clock.instant()).orElseThrow(ResetPassword::over);
    }

    private static Problem over() {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "password-link-over",
                "This link has been used, is too old, or a newer one took its place. Ask for a new one on the sign-in page.");
    }
}
