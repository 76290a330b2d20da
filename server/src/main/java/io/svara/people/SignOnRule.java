package io.svara.people;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.problem.Problem;
import java.util.Optional;

/**
 * A port of sign-in: whether an organisation lets its agents in by what they prove here, and not only by its own provider.
 * Called in its organisation's transaction.
 */
public interface SignOnRule {

    boolean takesPasswordOf(Actor.Agent agent);

    /** What the provider is called that knows the agent; empty when none does. */
    Optional<String> providerOf(AgentId agent);

    /** @throws Problem {@code single-sign-on-only} when it does not */
    default void check(Actor.Agent agent) {
        if (!takesPasswordOf(agent)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "single-sign-on-only",
                    "Your organisation signs in at its own provider. Use its button on the sign-in page.");
        }
    }
}
