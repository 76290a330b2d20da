package io.svara.realtime.presence;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.Bell;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import io.svara.realtime.Screens;
import io.svara.realtime.Screens.ScreenEvent;
import io.svara.realtime.presence.Presences.Place;
import io.svara.tickets.TicketId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears where all screens are, and tells those at a ticket who else is there, whenever that changes. */
@Component
class TellPresence implements SmartLifecycle {

    /** What an open screen is told. */
    record TicketPresence(TicketId ticketId, List<AgentsPresence> agents) {}

    private static final Logger LOG = LoggerFactory.getLogger(TellPresence.class);

    /** How late a silent screen may be found out. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Signals signals;
    private final Presences presences;
    private final TicketSight sight;
    private final Screens screens;
    private final Set<Place> touched = ConcurrentHashMap.newKeySet();
    private final Map<Place, Map<AgentId, PresenceState>> told = new HashMap<>();
    private final Bell bell = new Bell();
    private Signals.@Nullable Subscription subscription;
    private volatile boolean running;

    TellPresence(Signals signals, Presences presences, TicketSight sight, Screens screens) {
        this.signals = signals;
        this.presences = presences;
        this.sight = sight;
        this.screens = screens;
    }

    private final class Heard implements SignalListener {

        @Override
        public void changed(Set<String> keys) {
            keys.stream().map(Report::parse).forEach(report -> touched.addAll(presences.hear(report)));
            bell.ring();
        }

        /** Screens say again where they are. */
        @Override
        public void missed() {}
    }

    private void tellUntilStopped() {
        while (running) {
            bell.await(LOOK);
            try {
                tellTouched();
            } catch (RuntimeException failed) {
                LOG.warn("Screens could not be told who is at a ticket", failed);
            }
        }
    }

    private void tellTouched() {
        touched.addAll(presences.forgetSilent());
        for (var place : Set.copyOf(touched)) {
            touched.remove(place);
            try {
                tell(place);
            } catch (RuntimeException failed) {
                LOG.warn("Screens could not be told who is at a ticket; they will be", failed);
                touched.add(place);
            }
        }
    }

    private void tell(Place place) {
        var now = presences.at(place);
        var known = told.getOrDefault(place, Map.of());
        for (var agent : now.keySet()) {
            var others = AgentsPresence.without(agent, now);
            if (!known.containsKey(agent) || !others.equals(AgentsPresence.without(agent, known))) {
                tell(place, agent, others);
            }
        }
        if (now.isEmpty()) {
            told.remove(place);
        } else {
            told.put(place, now);
        }
    }

    /** Asked anew each time, for the ticket may have been moved since the screen came to it. */
    private void tell(Place place, AgentId agent, List<AgentsPresence> others) {
        screens.signedIn(place.organization(), agent)
                .filter(actor -> Scope.<Boolean, RuntimeException>call(actor, () -> sight.sees(place.ticket())))
                .ifPresent(_ -> screens.tell(
                        place.organization(),
                        agent,
                        new ScreenEvent(
                                "presence",
                                "presence." + place.ticket().value(),
                                new TicketPresence(place.ticket(), others))));
    }

    @Override
    public void start() {
        running = true;
        subscription = signals.subscribe(Report.TOPIC, new Heard());
        Thread.ofVirtual().name("svara-presence").start(this::tellUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        bell.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
