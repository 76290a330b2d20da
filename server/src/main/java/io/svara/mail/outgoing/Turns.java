package io.svara.mail.outgoing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.queue.Backoff;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Outcome.Deferred;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at which server, on this node. A server that has no room, or that was found in trouble, costs those who
 * wait for it no try: each gets a moment of its own to come back, one after the other. After trouble one mail goes ahead to see
 * whether it is over, and each time that it is not, the pause grows.
 */
@Component
class Turns {

    /** Leave to go to the server now, to be given back. */
    final class Turn implements AutoCloseable {

        private final String server;
        private final Instant began = clock.instant();
        private final AtomicBoolean over = new AtomicBoolean();

        private Turn(String server) {
            this.server = server;
        }

        void ended(Delivery delivery) {
            if (over.compareAndSet(false, true)) {
                change(server, state -> state.ended(delivery, began, clock.instant()));
            }
        }

        /** Without having been at the server. */
        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                change(server, state -> state.running--);
            }
        }
    }

    /** @param reason why the server is left alone for now; null where it only has no room */
    record Later(Duration pause, @Nullable String reason) {}

    /** Only one of both is there. */
    record Answer(@Nullable Turn turn, @Nullable Later later) {}

    /** So many mails in a row that a server takes none of are its trouble, not theirs. */
    private static final int DEFERRED_IN_A_ROW = 5;

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(30));

    /** Between two who are told to come back: bounds how often the queue is asked for one server's sake. */
    private static final Duration SHORTEST_SPACE = Duration.ofMillis(5);

    private static final Duration LONGEST_SPACE = Duration.ofSeconds(1);
    private static final Duration NO_ROOM = Duration.ofMillis(200);
    private static final int SERVERS = 50_000;

    private final Cache<String, State> servers = Caffeine.newBuilder()
            .maximumSize(SERVERS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** @param atOnce so many at the same time */
    Answer ask(String server, int atOnce) {
        var answer = new Answer[1];
        change(server, state -> {
            var later = state.later(atOnce, clock.instant());
            answer[0] = later == null ? new Answer(new Turn(server), null) : new Answer(null, later);
        });
        return Objects.requireNonNull(answer[0]);
    }

    private interface Change {

        void of(State state);
    }

    private void change(String server, Change change) {
        servers.asMap().compute(server, (_, known) -> {
            var state = known == null ? new State() : known;
            change.of(state);
            return state;
        });
    }

    /** Of one server; touched within the map's lock only. */
    private final class State {

        private int running;
        private int troubles;
        private int deferredInARow;
        private Instant closedUntil = Instant.EPOCH;
        private Instant nextPlace = Instant.EPOCH;
        private long usualMillis = 100;
        private @Nullable String reason;

        @Nullable
        Later later(int atOnce, Instant now) {
            if (now.isBefore(closedUntil)) {
                return place(closedUntil, now, atOnce, reason);
            }
            if (running >= (troubles > 0 ? 1 : atOnce)) {
                return place(now.plus(NO_ROOM), now, atOnce, troubles > 0 ? reason : null);
            }
            running++;
            return null;
        }

        private Later place(Instant earliest, Instant now, int atOnce, @Nullable String why) {
            var at = nextPlace.isAfter(earliest) ? nextPlace : earliest;
            nextPlace = at.plusMillis(
                    Math.clamp(usualMillis / atOnce, SHORTEST_SPACE.toMillis(), LONGEST_SPACE.toMillis()));
            return new Later(Duration.between(now, at), why);
        }

        void ended(Delivery delivery, Instant began, Instant now) {
            running--;
            boolean allDeferred = delivery.outcomes().values().stream().allMatch(Deferred.class::isInstance);
            if (!allDeferred) {
                usualMillis = (usualMillis * 7 + Duration.between(began, now).toMillis()) / 8;
                troubles = 0;
                deferredInARow = 0;
                closedUntil = Instant.EPOCH;
                reason = null;
                return;
            }
            deferredInARow++;
            boolean trouble =
                    delivery.trouble() != Delivery.Trouble.NONE || deferredInARow >= DEFERRED_IN_A_ROW || troubles > 0;
            // those who went at the same time met the same trouble
            if (trouble && !now.isBefore(closedUntil)) {
                troubles++;
                closedUntil = now.plus(PAUSES.pause(troubles, random));
                nextPlace = closedUntil;
                reason = reason(delivery);
            }
        }
    }

    private static String reason(Delivery delivery) {
        return delivery.outcomes().values().stream()
                .map(io.svara.mail.send.Outcome::detail)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
