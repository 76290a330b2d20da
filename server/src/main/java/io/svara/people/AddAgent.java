package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentTable;
import io.svara.people.account.PasswordRules;
import io.svara.people.account.Passwords;
import io.svara.people.account.SignInAddress;
import io.svara.people.seats.Seats;
import java.time.Clock;

/** Makes an account and the agent that it is in this organisation (ORG-3). */
@UseCase(permission = Permission.AGENTS)
public class AddAgent {

    private final AccountTable accounts;
    private final AgentTable agents;
    private final PasswordRules passwordRules;
    private final Passwords passwords;
    private final Seats seats;
    private final Log log;
    private final Clock clock;

    AddAgent(
            AccountTable accounts,
            AgentTable agents,
            PasswordRules passwordRules,
            Passwords passwords,
            Seats seats,
            Log log,
            Clock clock) {
        this.accounts = accounts;
        this.agents = agents;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
        this.seats = seats;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Problem {@code seat-limit} where the organisation has no seat left */
    public AgentId add(NewAgent agent) {
        return add(agent, false);
    }

    /** @param acceptExtraSeat whether whoever adds has agreed to a seat beyond the organisation's limit */
    public AgentId add(NewAgent agent, boolean acceptExtraSeat) {
        mayMakeThis(agent);
        var email = SignInAddress.ofNewAccount(agent.email());
        if (agent.passwordKind() != NewAgent.PasswordKind.DEMO) {
            passwordRules.check(agent.password(), email.text());
        }
        var organization = Scope.organization();
        var at = clock.instant();
        var mustChange = agent.passwordKind() == NewAgent.PasswordKind.TEMPORARY;
        var hash = passwords.hash(agent.password());
        var taken = seats.take(acceptExtraSeat);
        var account = accounts.insert(email, hash, mustChange, at).orElseThrow(AddAgent::addressTaken);
        var id = agents.insert(organization, account, email, agent, at);
        agents.grant(organization, id, agent.permissions(), at);
        accounts.insertMembership(organization, account, id);
        log.append(Change.of("agent.added", "agent", id).with("superadmin", agent.superadmin()));
        taken.ifBeyond(seat -> log.append(Change.of("agent.seat-added", "agent", id)
                .with("limit", seat.limit())
                .with("used", seat.used())));
        return id;
    }

    /** Nobody hands out what they do not hold. */
    private static void mayMakeThis(NewAgent agent) {
        var actor = Scope.actor();
        if (agent.superadmin() && !actor.may(Permission.SUPERADMIN)) {
            throw Problem.forbidden(Permission.SUPERADMIN);
        }
        for (var permission : agent.permissions()) {
            if (!actor.mayGive(permission)) {
                throw Problem.forbidden(permission);
            }
        }
    }

    public static Problem addressTaken() {
        return Problem.of(Problem.Kind.CONFLICT, "email-taken", "Email address already exists on another account");
    }
}
