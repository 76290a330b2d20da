package io.svara.web.security;

import io.svara.kernel.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of bodies may be in memory at the same time. It counts what has come, not what was announced, so that who
 * sends slowly keeps nobody else out.
 */
final class BodyBudget {

    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long bytes) {
        this.bytes = bytes;
    }

    Share share() {
        return new Share();
    }

    static Problem spent() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "too-busy",
                "Too much is being sent to this server at the moment. Try again in a few seconds.");
    }

    /** One request's. For one thread. */
    final class Share implements AutoCloseable {

        private long own;

        private Share() {}

        /** @throws Problem when all requests together have more than there is */
        void take(int more) {
            own += more;
            if (taken.addAndGet(more) > bytes) {
                throw spent();
            }
        }

        /** The request has ended, and what was made of its body with it. */
        @Override
        public void close() {
            taken.addAndGet(-own);
        }
    }
}
