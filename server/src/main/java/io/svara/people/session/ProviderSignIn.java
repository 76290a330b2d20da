package io.svara.people.session;

import io.svara.kernel.access.Actor;
import io.svara.people.twofactor.SecondFactors;
import org.springframework.stereotype.Component;

/** Lets in somebody whom a provider vouches for, and slows those who only ask for it. */
@Component
public class ProviderSignIn {

    private final SessionStart start;
    private final SecondFactors factors;
    private final SignInGuard guard;

    ProviderSignIn(SessionStart start, SecondFactors factors, SignInGuard guard) {
        this.start = start;
        this.factors = factors;
        this.guard = guard;
    }

    /** Counts one who goes to a provider, or refuses it because of those before from the same address. */
    public void count(Device device) {
        guard.count(SignInGuard.Key.provider(device.address()));
    }

    /** They came back and are who they said. */
    public void forgive(Device device) {
        guard.takeBack(SignInGuard.Key.provider(device.address()));
    }

    /**
     * In the caller's transaction, in the agent's organisation. Whose provider has not seen to a second factor proves their
     * own one here, if they have one.
     *
     * @param factor whether the provider has; kept with the session
     */
    public SignInOutcome open(Actor.Agent agent, Device device, boolean factor) {
        if (factor) {
            return start.signIn(agent, device, SessionStart.By.PROVIDER_WITH_FACTOR);
        }
        var methods = factors.methods(agent.agent());
        return methods.isEmpty()
                ? start.signIn(agent, device, SessionStart.By.PROVIDER)
                : start.secondStep(agent, methods);
    }
}
