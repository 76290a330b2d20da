package io.svara.people.passkey;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.account.AgentTable;
import io.svara.people.mail.AccountLetter;
import io.svara.people.passkey.PasskeyTable.Made;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.twofactor.SecondFactors.Method;
import io.svara.people.twofactor.TwoFactorSwitch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** A passkey of one's own. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class AddPasskey {

    private static final int MOST = 20;

    private final Passkeys passkeys;
    private final PasskeyTable table;
    private final AgentTable agents;
    private final RecentAuthentication recent;
    private final TwoFactorSwitch twoFactor;
    private final TransactionOperations transaction;
    private final Clock clock;

    AddPasskey(
            Passkeys passkeys,
            PasskeyTable table,
            AgentTable agents,
            RecentAuthentication recent,
            TwoFactorSwitch twoFactor,
            TransactionOperations transaction,
            Clock clock) {
        this.passkeys = passkeys;
        this.table = table;
        this.agents = agents;
        this.recent = recent;
        this.twoFactor = twoFactor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param recoveryCodes shown this once; null: there are some already */
    record Added(PasskeyId id, @Nullable List<String> recoveryCodes) {

        /** Never the codes: this may end up in a log. */
        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    Passkeys.CreationOptions begin(SessionCookie cookie) {
        recent.check(cookie);
        var agent = Scope.agent();
        if (table.ofAccount(agent.organization(), agent.account()).size() >= MOST) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "too-many-passkeys",
                    "Remove one first: " + MOST + " is the most there can be.");
        }
        var person = agents.find(agent.organization(), agent.agent()).orElseThrow(Problem::notSignedIn);
        return passkeys.askForNew(agent.organization(), agent.account(), person.email(), person.name());
    }

    /** Without a transaction around it: a challenge that was answered stays answered. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Added add(String name, String json, SessionCookie cookie) {
        recent.check(cookie);
        var made = passkeys.made(json, Scope.agent().account());
        return Objects.requireNonNull(transaction.execute(_ -> keep(name.strip(), made)));
    }

    private Added keep(String name, Made made) {
        var agent = Scope.agent();
        var id = table.insert(agent.organization(), agent.account(), name, made, clock.instant())
                .orElseThrow(Challenges::refused);
        var codes = twoFactor.turnedOn(agent, Method.PASSKEY, AccountLetter.PASSKEY_ADDED, Map.of("passkey", name));
        return new Added(id, codes);
    }
}
