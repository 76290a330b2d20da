package io.svara.kernel;

import java.util.List;

/**
 * A word after {@code ./svara} that does one thing and ends, such as {@code token}. It finds all beans and the database,
 * also while a server runs on the same data folder; no receiver, worker or web server is started for it.
 */
public interface Command {

    /** Passed as the first argument. */
    String name();

    /**
     * Prints its result to standard output.
     *
     * @param arguments what follows the name
     * @throws CannotStart with a sentence when it cannot be done
     */
    void run(List<String> arguments);
}
