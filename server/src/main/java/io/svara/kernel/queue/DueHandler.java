package io.svara.kernel.queue;

import java.time.Duration;

/**
 * Does one due job. It is called outside any transaction and inside the scope of the job's organisation, at least
 * once per row: after a crash, again. What it throws is logged, and the row comes back after a growing pause, for as
 * long as it takes; a handler that wants to give up looks at {@link DueJob#attempts()} and answers {@link #done()}.
 */
@FunctionalInterface
public interface DueHandler {

    Outcome handle(DueJob job) throws Exception;

    /** How a job ended. */
    sealed interface Outcome {

        /** Nothing is left to do: the row is removed. */
        record Done() implements Outcome {}

        /** Again after the pause, and nothing to worry about. */
        record Retry(Duration pause) implements Outcome {}
    }

    static Outcome done() {
        return new Outcome.Done();
    }

    static Outcome retry(Duration pause) {
        return new Outcome.Retry(pause);
    }
}
