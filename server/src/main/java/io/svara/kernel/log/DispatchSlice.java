package io.svara.kernel.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.OutboxRows.Owed;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.queue.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands some of one organisation's entries to the followers and takes them out of the outbox, in one transaction:
 * either both have happened or neither. One organisation a transaction, rather than a lane of many, because the wall
 * is then set once, when the transaction begins, and no follower can ever run behind another organisation's; what
 * cannot be committed holds up this organisation alone. The price is a commit for each organisation with something
 * new, never more than its own changes have already cost.
 */
@Component
class DispatchSlice {

    static final int TRIES = 5;
    static final int ENTRIES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DispatchSlice.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), 4, Duration.ofMinutes(5));

    private final OutboxRows outbox;
    private final Map<String, LogFollower> followers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Autowired
    DispatchSlice(
            OutboxRows outbox,
            ObjectProvider<LogFollower> followers,
            PlatformTransactionManager transactions,
            Clock clock,
            MeterRegistry meters) {
        this(outbox, followers.orderedStream().toList(), transactions, clock, meters);
    }

    DispatchSlice(
            OutboxRows outbox,
            List<LogFollower> followers,
            PlatformTransactionManager transactions,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.followers =
                followers.stream().collect(Collectors.toUnmodifiableMap(LogFollower::name, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.meters = meters;
    }

    /** False: another node has the lane. */
    boolean dispatch(Lane lane, OrganizationId organization) {
        return Scope.call(
                new Actor.Svara(organization, "dispatcher"),
                () -> Boolean.TRUE.equals(transaction.execute(status -> dispatch(lane, organization, status))));
    }

    private boolean dispatch(Lane lane, OrganizationId organization, TransactionStatus status) {
        if (!outbox.lock(lane)) {
            return false;
        }
        var due = outbox.due(organization, clock.instant(), ENTRIES);
        if (due.isEmpty()) {
            return true;
        }
        // what a follower leaves for later is written after this, under its own name
        outbox.delete(organization, due);
        if (!allFollow(due, status)) {
            due.forEach(owed -> eachFollows(organization, owed, status));
        }
        return true;
    }

    /** The usual way: no savepoint but one. A failure anywhere undoes the slice, which then goes step by step. */
    private boolean allFollow(List<Owed> due, TransactionStatus status) {
        var before = status.createSavepoint();
        try {
            due.forEach(owed -> followersOf(owed).forEach(follower -> follow(follower, owed)));
            status.releaseSavepoint(before);
            return true;
        } catch (RuntimeException | Error failed) {
            status.rollbackToSavepoint(before);
            return false;
        }
    }

    private void eachFollows(OrganizationId organization, Owed owed, TransactionStatus status) {
        for (var follower : followersOf(owed)) {
            var before = status.createSavepoint();
            try {
                follow(follower, owed);
                status.releaseSavepoint(before);
            } catch (RuntimeException | Error failed) {
                status.rollbackToSavepoint(before);
                later(organization, owed, follower.name(), failed);
            }
        }
    }

    private void later(OrganizationId organization, Owed owed, String follower, Throwable failed) {
        var now = clock.instant();
        var tries = owed.attempts() + 1;
        if (tries >= TRIES) {
            LOG.error("{} cannot take log entry {} and it is parked", follower, owed.id(), failed);
            meters.counter("svara.log.parked", "follower", follower).increment();
            outbox.park(organization, owed, follower, code(failed), now);
        } else {
            LOG.warn("{} failed on log entry {}, try {} of {}", follower, owed.id(), tries, TRIES, failed);
            outbox.postpone(organization, owed, follower, code(failed), now.plus(PAUSES.pause(tries, random)));
        }
    }

    private List<LogFollower> followersOf(Owed owed) {
        if (owed.entry() == null) {
            return List.of();
        }
        if (owed.follower() == null) {
            return List.copyOf(followers.values());
        }
        var one = followers.get(owed.follower());
        return one == null ? List.of() : List.of(one);
    }

    private static void follow(LogFollower follower, Owed owed) {
        follower.follow(Objects.requireNonNull(owed.entry()));
    }

    /** The failure's name. Its message may hold what the log must not. */
    private static String code(Throwable failed) {
        return failed instanceof Problem problem
                ? problem.code()
                : failed.getClass().getSimpleName();
    }
}
