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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is at which server, on this node. A server that has no room, or that was found in trouble, costs those who
 * wait for it no try: each gets a moment of its own to come back, one after the other. After trouble one mail goes ahead to see
 * whether it is over, and each time that it is not, the pause grows.
 */
@Component
class Turns {

    /**
     * What a pause is for. Its words are ours: what the server said, it said of somebody else's mail, and may name whom that was
     * for.
     */
    enum Pausing {
        /** The server's own trouble, whosever mail it met. */
        TROUBLE("Its mail server could not be used a moment ago. This mail goes when it can."),
        /** That it takes none of many mails in a row. */
        PUT_OFFS("Its mail server has put off all of the last mails. This one goes when it takes mail again.");

        private final String reason;

        Pausing(String reason) {
            this.reason = reason;
        }
    }

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

    private static final int PUT_OFF_IN_A_ROW = 5;

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
    Answer ask(String server, Pausing pausing, int atOnce) {
        var answer = new Answer[1];
        change(server, state -> {
            state.pausing = pausing;
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
        private int putOffInARow;
        private Pausing pausing = Pausing.TROUBLE;
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
            usualMillis = (usualMillis * 7 + Duration.between(began, now).toMillis()) / 8;
            boolean troubled = delivery.trouble() != Delivery.Trouble.NONE;
            boolean putOff = delivery.outcomes().values().stream().allMatch(Deferred.class::isInstance);
            switch (pausing) {
                case TROUBLE -> {
                    if (troubled) {
                        close(now);
                    } else {
                        open();
                    }
                }
                case PUT_OFFS -> {
                    if (!putOff) {
                        open();
                    } else if (!troubled && (++putOffInARow >= PUT_OFF_IN_A_ROW || troubles > 0)) {
                        close(now);
                    }
                }
            }
        }

        private void open() {
            troubles = 0;
            putOffInARow = 0;
            closedUntil = Instant.EPOCH;
            reason = null;
        }

        /** Those who went at the same time met the same. */
        private void close(Instant now) {
            if (now.isBefore(closedUntil)) {
                return;
            }
            troubles++;
            closedUntil = now.plus(PAUSES.pause(troubles, random));
            nextPlace = closedUntil;
            reason = pausing.reason;
        }
    }
}
