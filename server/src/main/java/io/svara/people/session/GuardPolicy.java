package io.svara.people.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How guessing is slowed: some tries are free, then each costs twice the wait of the one before, up to a longest one.
 * A quiet hour forgives all.
 */
enum GuardPolicy {
    /** The longest wait is short: a stranger who guesses on must not keep the owner out for long. */
    ACCOUNT(5, Duration.ofSeconds(2), Duration.ofMinutes(2)),
    /** An office shares one address, so more is free, and then it waits longer. */
    ADDRESS(30, Duration.ofSeconds(2), Duration.ofMinutes(15)),
    /** Who gets here knows the password; of a million codes three are right, so the wait is what keeps them out. */
    SECOND_STEP(5, Duration.ofSeconds(2), Duration.ofMinutes(15)),
    /** Mail that anybody can have sent to somebody: a few at once, then hardly any. */
    MAILS(3, Duration.ofMinutes(2), Duration.ofMinutes(30));

    /** Long ago by any node's clock: "until now" would be the future on a node whose clock is a little behind. */
    static final Instant NOT_BLOCKED = Instant.EPOCH;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final int freeFailures;
    private final Duration firstWait;
    private final Duration longestWait;

    GuardPolicy(int freeFailures, Duration firstWait, Duration longestWait) {
        this.freeFailures = freeFailures;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
    }

    /** What is known of one key. */
    record State(int failures, Instant lastAt, Instant blockedUntil) {

        static State clean(Instant at) {
            return new State(0, at, NOT_BLOCKED);
        }

        boolean isBlocked(Instant now) {
            return now.isBefore(blockedUntil);
        }
    }

    /** The state after one more failure. */
    State failed(State before, Instant now) {
        var forgotten = before.lastAt().plus(FORGOTTEN_AFTER).isBefore(now);
        var failures = forgotten ? 1 : before.failures() + 1;
        var wait = wait(failures);
        return new State(failures, now, wait.isZero() ? NOT_BLOCKED : now.plus(wait));
    }

    /** The state when the last failure turned out to be none. */
    State forgiven(State before) {
        return new State(Math.max(0, before.failures() - 1), before.lastAt(), NOT_BLOCKED);
    }

    private Duration wait(int failures) {
        if (failures < freeFailures) {
            return Duration.ZERO;
        }
        var doublings = Math.min(failures - freeFailures, 20);
        var wait = firstWait.multipliedBy(1L << doublings);
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
