package io.svara.people.session;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SignOnRule;
import io.svara.people.account.AgentTable;
import io.svara.people.passkey.Passkeys;
import io.svara.people.passkey.Passkeys.Owner;
import io.svara.people.passkey.Passkeys.Purpose;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A passkey alone against a session: it proves the device, and the device its owner, so no second step follows. Without a
 * transaction around it: a challenge that was answered stays answered.
 */
@UseCase(permission = Permission.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class PasskeySignIn {

    private final Passkeys passkeys;
    private final AgentTable agents;
    private final SessionStart start;
    private final SignOnRule signOnRule;
    private final SignInGuard guard;
    private final TransactionOperations transaction;

    PasskeySignIn(
            Passkeys passkeys,
            AgentTable agents,
            SessionStart start,
            SignOnRule signOnRule,
            SignInGuard guard,
            TransactionOperations transaction) {
        this.passkeys = passkeys;
        this.agents = agents;
        this.start = start;
        this.signOnRule = signOnRule;
        this.guard = guard;
        this.transaction = transaction;
    }

    Passkeys.RequestOptions ask() {
        return passkeys.ask(Purpose.SIGN_IN);
    }

    SignInOutcome.SignedIn signIn(String credential, Device device) {
        var addressKey = SignInGuard.Key.address(device.address());
        guard.count(addressKey);
        var owner = passkeys.owner(credential, Purpose.SIGN_IN);
        var signedIn = Objects.requireNonNull(Scope.call(
                new Actor.Svara(owner.organization(), "sign-in"), () -> transaction.execute(_ -> open(owner, device))));
        guard.takeBack(addressKey);
        return signedIn;
    }

    private SignInOutcome.SignedIn open(Owner owner, Device device) {
        var agent = agents.actor(owner.organization(), owner.agent()).orElseThrow(Problem::notSignedIn);
        signOnRule.check(agent);
        return start.signIn(agent, device, SessionStart.By.PASSKEY);
    }
}
