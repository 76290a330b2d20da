package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.organization.Organizations;
import io.svara.people.CallerNotice;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentRights;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.session.SessionsEnd;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an agent another password, which is changed at the next sign-in. All sessions of the agent end, and they are told by mail (ORG-4). */
@UseCase(permission = Permission.EDIT_AGENTS, tokens = false)
class SetTemporaryPassword {

    /** @param password null or empty: Svara makes one */
    record Request(@Nullable String password) {

        @Override
        public String toString() {
            return "Request[...]";
        }
    }

    /** @param password shown this once */
    record Given(String password) {

        @Override
        public String toString() {
            return "Given[...]";
        }
    }

    private final AgentRights rights;
    private final AccountTable accounts;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final SessionsEnd sessions;
    private final AgentLetters letters;
    private final Organizations organizations;
    private final Log log;
    private final Signals signals;
    private final TransactionTemplate transaction;

    SetTemporaryPassword(
            AgentRights rights,
            AccountTable accounts,
            PasswordRules passwordRules,
            Passwords passwords,
            SessionsEnd sessions,
            AgentLetters letters,
            Organizations organizations,
            Log log,
            Signals signals,
            TransactionTemplate transaction) {
        this.rights = rights;
        this.accounts = accounts;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.organizations = organizations;
        this.log = log;
        this.signals = signals;
        this.transaction = transaction;
    }

    /** Without a transaction around it: a password takes its time, and no connection waits for it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Given set(AgentId id, Request request) {
        var password = request.password() == null || request.password().isEmpty()
                ? AddColleague.makePassword()
                : request.password();
        transaction.executeWithoutResult(_ -> check(id, password));
        var hash = passwords.hash(password);
        transaction.executeWithoutResult(_ -> write(id, hash));
        return new Given(password);
    }

    private void check(AgentId id, String password) {
        // whoever is at an open desk must not get hold of the password that way
        if (Scope.actor() instanceof Actor.Agent own && own.agent().equals(id)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "own-agent",
                    "Change your own password on your profile: it asks for the old one.");
        }
        var agent = rights.existing(id);
        rights.mayGovern(agent);
        var email = accounts.login(agent.account())
                .orElseThrow(() -> Problem.notFound("agent"))
                .email();
        passwordRules.check(password, email);
    }

    /** Once more what was asked before: the agent may have got more rights meanwhile. */
    private void write(AgentId id, String hash) {
        var agent = rights.existing(id);
        rights.mayGovern(agent);
        accounts.setTemporaryPassword(agent.account(), hash);
        sessions.endAll(agent);
        letters.send(
                AccountLetter.PASSWORD_SET,
                id,
                Map.of("organization", organizations.current().name()));
        log.append(Change.of("agent.password-reset", "agent", id));
        CallerNotice.agent(Scope.organization(), id).publishAfterCommit(signals);
    }
}
