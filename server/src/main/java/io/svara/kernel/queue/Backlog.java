package io.svara.kernel.queue;

import java.time.Duration;

/**
 * What a due table holds, looked at no further than its first 20,000 rows.
 *
 * @param due whose time has come and that no node has claimed
 * @param oldest for how long the first of them has been due
 * @param retried that were claimed more than once
 */
record Backlog(int waiting, int due, Duration oldest, int retried) {

    static final int COUNTED = 20_000;
    static final Backlog NONE = new Backlog(0, 0, Duration.ZERO, 0);
}
