package io.svara.realtime.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Log;
import io.svara.kernel.signal.Bell;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import io.svara.realtime.Screens;
import io.svara.realtime.catchup.SharedCatchUp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All open screens of this node, and the thread that tells them. */
@Component
class EventStreams implements Screens, SmartLifecycle, MeterBinder {

    /** The signals after which a sign-in may have ended. The cache of callers has heard them before. */
    private static final List<String> SIGN_IN_TOPICS = List.of("session", "token", "agent");

    /** An agent with more open windows than this loses the oldest. */
    static final int STREAMS_PER_AGENT = 20;

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** A screen is told at most this often, so that a busy desk does not read its tickets without end. */
    private static final Duration GAP = Duration.ofMillis(250);

    /** Of so many organisations the log is read at once. */
    private static final int READERS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private final Signals signals;
    private final Pages catchUp;
    private final Clock clock;
    private final Map<OrganizationId, List<EventStream>> streams = new ConcurrentHashMap<>();
    private final Set<OrganizationId> dirty = ConcurrentHashMap.newKeySet();
    private final Set<OrganizationId> beingTold = ConcurrentHashMap.newKeySet();
    private final Semaphore readers = new Semaphore(READERS);
    private final Bell bell = new Bell();
    private final Bell stopped = new Bell();
    private final List<Signals.Subscription> subscriptions = new ArrayList<>();
    private volatile boolean running;

    /** Reads the log on from each screen's place. */
    @FunctionalInterface
    interface Pages {

        Map<SharedCatchUp.Screen, SharedCatchUp.Page> since(Set<SharedCatchUp.Screen> screens);
    }

    @Autowired
    EventStreams(Signals signals, SharedCatchUp catchUp, Clock clock) {
        this(signals, catchUp::since, clock);
    }

    EventStreams(Signals signals, Pages catchUp, Clock clock) {
        this.signals = signals;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    void open(EventStream stream) {
        stream.begin();
        add(stream);
        stream.emitter().onCompletion(() -> remove(stream));
        endOldest(stream);
        // of what happened while the stream was opened, too
        changed(stream.agent().organization());
        if (!running) {
            stream.end();
        }
    }

    @Override
    public Optional<Actor.Agent> signedIn(OrganizationId organization, AgentId agent) {
        return of(organization, agent).findFirst().map(EventStream::agent);
    }

    @Override
    public void tell(OrganizationId organization, AgentId agent, ScreenEvent event) {
        of(organization, agent).forEach(stream -> stream.tell(event));
    }

    private Stream<EventStream> of(OrganizationId organization, AgentId agent) {
        return streams.getOrDefault(organization, List.of()).stream()
                .filter(stream -> stream.agent().agent().equals(agent));
    }

    private void add(EventStream stream) {
        streams.compute(stream.agent().organization(), (_, open) -> {
            var more = open == null ? new CopyOnWriteArrayList<EventStream>() : open;
            more.add(stream);
            return more;
        });
    }

    private void remove(EventStream stream) {
        streams.computeIfPresent(stream.agent().organization(), (_, open) -> {
            open.remove(stream);
            return open.isEmpty() ? null : open;
        });
    }

    private void endOldest(EventStream opened) {
        var ofAgent = of(opened.agent().organization(), opened.agent().agent()).toList();
        ofAgent.stream().limit(Math.max(0, ofAgent.size() - STREAMS_PER_AGENT)).forEach(stream -> {
            remove(stream);
            stream.end();
        });
    }

    private void tellUntilStopped() {
        var beaten = System.nanoTime();
        while (running) {
            bell.await(HEARTBEAT);
            tellDirty();
            if (System.nanoTime() - beaten >= HEARTBEAT.toNanos()) {
                beaten = System.nanoTime();
                tend();
            }
            stopped.await(GAP);
        }
    }

    private void changed(OrganizationId organization) {
        if (streams.containsKey(organization)) {
            dirty.add(organization);
            bell.ring();
        }
    }

    /** One organisation's slow reading holds up no other's, and none is read twice at once. */
    private void tellDirty() {
        for (var organization : new HashSet<>(dirty)) {
            if (beingTold.add(organization)) {
                dirty.remove(organization);
                Thread.ofVirtual().name("svara-event-page").start(() -> tell(organization));
            }
        }
    }

    private void tell(OrganizationId organization) {
        readers.acquireUninterruptibly();
        try {
            push(organization, streams.getOrDefault(organization, List.of()));
        } catch (RuntimeException failed) {
            LOG.warn("The log could not be read for the screens of an organisation: they come again", failed);
            streams.getOrDefault(organization, List.of()).forEach(EventStream::end);
        } finally {
            readers.release();
            beingTold.remove(organization);
            if (dirty.contains(organization)) {
                bell.ring();
            }
        }
    }

    private void push(OrganizationId organization, List<EventStream> open) {
        var now = clock.instant();
        var ready = new HashMap<EventStream, SharedCatchUp.Screen>();
        for (var stream : open) {
            if (stream.isOver(now)) {
                stream.endOver();
            } else {
                stream.waiting().ifPresent(screen -> ready.put(stream, screen));
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        var pages = Scope.call(
                new Actor.Svara(organization, "screens"), () -> catchUp.since(new HashSet<>(ready.values())));
        ready.forEach((stream, screen) ->
                stream.push(Objects.requireNonNull(pages.get(screen)), () -> changed(organization)));
    }

    /** Ends what is over, and keeps the others alive. */
    void tend() {
        endThoseOver();
        all().forEach(EventStream::heartbeat);
    }

    private void endThoseOver() {
        var now = clock.instant();
        all().filter(stream -> stream.isOver(now)).forEach(EventStream::endOver);
    }

    private Stream<EventStream> all() {
        return streams.values().stream().flatMap(List::stream);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("svara.live.streams", () -> all().count())
                .description("Open streams of live events, one for each tab of the desk")
                .register(registry);
    }

    @Override
    public void start() {
        running = true;
        subscriptions.add(signals.subscribe(Log.TOPIC, new LogGrew()));
        SIGN_IN_TOPICS.forEach(topic -> subscriptions.add(signals.subscribe(topic, new SignInChanged())));
        Thread.ofVirtual().name("svara-event-streams").start(this::tellUntilStopped);
    }

    /** First of all, for a server that is stopping waits for open answers. */
    @Override
    public void stop() {
        running = false;
        subscriptions.forEach(Signals.Subscription::close);
        subscriptions.clear();
        bell.ring();
        stopped.ring();
        all().forEach(EventStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class LogGrew implements SignalListener {

        @Override
        public void changed(Set<String> organizations) {
            organizations.forEach(key -> EventStreams.this.changed(new OrganizationId(Long.parseLong(key))));
        }

        @Override
        public void missed() {
            dirty.addAll(streams.keySet());
            bell.ring();
        }
    }

    /** Asks all, for it happens seldom and the answers come from a cache. */
    private final class SignInChanged implements SignalListener {

        @Override
        public void changed(Set<String> keys) {
            missed();
        }

        @Override
        public void missed() {
            Thread.ofVirtual().name("svara-event-streams-ending").start(EventStreams.this::endThoseOver);
        }
    }
}
