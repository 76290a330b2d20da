package io.svara.kernel.access;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.problem.Problem;
import java.util.Optional;

/**
 * The actor on whose behalf this thread works. It is bound once, at the edge (a request, a job), and ends with the
 * call. Transactions begun inside it see this organisation's rows and no others.
 */
public final class Scope {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Scope() {}

    public static Actor actor() {
        return find().orElseThrow(Problem::notSignedIn);
    }

    public static Optional<Actor> find() {
        return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
    }

    public static OrganizationId organization() {
        return actor().organization();
    }

    /** The signed-in agent. A use case that Svara itself may also call asks {@link #actor()} instead. */
    public static Actor.Agent agent() {
        if (actor() instanceof Actor.Agent agent) {
            return agent;
        }
        throw Problem.notSignedIn();
    }

    public static <R, X extends Throwable> R call(Actor actor, ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(ACTOR, actor).call(work);
    }

    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(ACTOR, actor).run(work);
    }
}
