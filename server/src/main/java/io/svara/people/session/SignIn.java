package io.svara.people.session;

import io.svara.kernel.AccountId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.NewAgent;
import io.svara.people.SignOnRule;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AccountTable.Account;
import io.svara.people.account.AgentTable;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.account.SignInAddress;
import io.svara.people.twofactor.SecondFactors;
import java.util.Optional;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * E-mail and password against a new session, or against its second step (ORG-10, ORG-11). An unknown address, a wrong password and a removed agent get
 * the same answer after the same time.
 */
@UseCase(permission = Permission.NONE)
public class SignIn {

    private static final AccountId NOBODY = new AccountId(0);

    private final AccountTable accounts;
    private final AgentTable agents;
    private final SessionTable sessions;
    private final SignInGuard guard;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final SessionStart start;
    private final SignInLog signInLog;
    private final SignOnRule signOnRule;
    private final TransactionOperations transaction;
    private final SvaraSettings settings;

    SignIn(
            AccountTable accounts,
            AgentTable agents,
            SessionTable sessions,
            SignInGuard guard,
            Passwords passwords,
            SecondFactors factors,
            SessionStart start,
            SignInLog signInLog,
            SignOnRule signOnRule,
            TransactionOperations transaction,
            SvaraSettings settings) {
        this.accounts = accounts;
        this.agents = agents;
        this.sessions = sessions;
        this.guard = guard;
        this.passwords = passwords;
        this.factors = factors;
        this.start = start;
        this.signInLog = signInLog;
        this.signOnRule = signOnRule;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Without a transaction around it: a password takes its time, and no connection waits for it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SignInOutcome signIn(String email, String password, Device device) {
        var address = new SignInAddress(email);
        var addressKey = SignInGuard.Key.address(device.address());
        guard.count(addressKey);
        var account = accounts.find(address);
        var accountKey = SignInGuard.Key.account(address.text(), knownFrom(account, device));
        guard.count(accountKey);
        var hash = account.map(Account::passwordHash).orElse(null);
        var known = passwords.matches(possible(password), hash) ? account : Optional.<Account>empty();
        if (known.isEmpty()) {
            account.ifPresent(owner -> signInLog.failed(owner.organization(), owner.agent(), "password"));
        }
        var signedIn = known.flatMap(owner -> begin(owner, device)).orElseThrow(SignIn::refused);
        guard.forgive(accountKey, addressKey);
        return signedIn;
    }

    private String knownFrom(Optional<Account> account, Device device) {
        // also asked for nobody, so that an unknown address takes as long
        var id = account.map(Account::id).orElse(NOBODY);
        return sessions.knows(id, device.address()) ? device.address() : "";
    }

    private Optional<SignInOutcome> begin(Account account, Device device) {
        var svara = new Actor.Svara(account.organization(), "sign-in");
        try {
            var opened = Scope.call(
                    svara,
                    () -> transaction.execute(_ -> agents.actor(account.organization(), account.agent())
                            .map(agent -> open(agent, device))));
            return opened == null ? Optional.empty() : opened;
        } catch (Problem refused) {
            signInLog.failed(account.organization(), account.agent(), refused.code());
            throw refused;
        }
    }

    private SignInOutcome open(Actor.Agent agent, Device device) {
        signOnRule.check(agent);
        var methods = factors.methods(agent.agent());
        return methods.isEmpty()
                ? start.signIn(agent, device, SessionStart.By.PASSWORD)
                : start.secondStep(agent, methods);
    }

    /**
     * Nobody's password is empty, so that stands for one that cannot be right and costs the same time: a longer one
     * than there are (nobody makes us hash a megabyte), and the demo's where there is no demo.
     */
    private String possible(String password) {
        var tooLong = password.length() > PasswordRules.MAX_LENGTH;
        var demosElsewhere = password.equals(NewAgent.DEMO_PASSWORD) && !settings.demo();
        return tooLong || demosElsewhere ? "" : password;
    }

    private static Problem refused() {
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED, "sign-in-failed", "The e-mail address or the password is not right.");
    }
}
