package io.svara.realtime.presence;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.tickets.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is at which ticket, as this node has heard from all nodes (TIC-20). It is kept nowhere else: a node that has just
 * started learns it within seconds, for screens repeat where they are.
 */
@Component
class Presences {

    /** Screens repeat themselves well within it. */
    static final Duration KEPT = Duration.ofSeconds(45);

    /** Far more than anybody has open. */
    private static final int SCREENS_PER_AGENT = 50;

    /** A ticket and whose it is. */
    record Place(OrganizationId organization, TicketId ticket) {}

    private record Screen(AgentId agent, String name) {}

    private record Heard(TicketId ticket, PresenceState state, long order, Instant at) {

        boolean isOver(Instant now) {
            return !now.isBefore(at.plus(KEPT));
        }
    }

    private final Map<OrganizationId, Map<Screen, Heard>> organizations = new HashMap<>();
    private final Clock clock;

    Presences(Clock clock) {
        this.clock = clock;
    }

    /** A screen is at one ticket only. Returns where something may be different now. */
    synchronized Set<Place> hear(Report report) {
        var screens = organizations.computeIfAbsent(report.organization(), _ -> new HashMap<>());
        var screen = new Screen(report.agent(), report.screen());
        var before = screens.get(screen);
        if (isLate(report, before)) {
            return Set.of();
        }
        // one that has left is remembered too, so that what it said before and comes late does not bring it back
        screens.put(screen, new Heard(report.ticket(), report.state(), report.order(), clock.instant()));
        var touched = new HashSet<>(Set.of(new Place(report.organization(), report.ticket())));
        if (before == null) {
            forgetOldest(report, screens, touched);
        } else {
            touched.add(new Place(report.organization(), before.ticket()));
        }
        return touched;
    }

    /** Said before what is known, or that a ticket is left from which the screen has gone on already. */
    private static boolean isLate(Report report, @Nullable Heard before) {
        return before != null
                && (before.order() >= report.order()
                        || report.state() == PresenceState.LEFT
                                && !before.ticket().equals(report.ticket()));
    }

    private static void forgetOldest(Report report, Map<Screen, Heard> screens, Set<Place> touched) {
        var own = screens.entrySet().stream()
                .filter(entry -> entry.getKey().agent().equals(report.agent()))
                .toList();
        if (own.size() > SCREENS_PER_AGENT) {
            own.stream()
                    .min(Comparator.comparing(entry -> entry.getValue().at()))
                    .map(Map.Entry::getKey)
                    .map(screens::remove)
                    .ifPresent(heard -> touched.add(new Place(report.organization(), heard.ticket())));
        }
    }

    /** Each agent with the strongest state of their screens, in the order of their ids. */
    synchronized Map<AgentId, PresenceState> at(Place place) {
        var now = clock.instant();
        var states = new TreeMap<AgentId, PresenceState>(Comparator.comparingLong(AgentId::value));
        organizations.getOrDefault(place.organization(), Map.of()).forEach((screen, heard) -> {
            if (heard.ticket().equals(place.ticket()) && heard.state() != PresenceState.LEFT && !heard.isOver(now)) {
                states.merge(screen.agent(), heard.state(), Presences::stronger);
            }
        });
        return states;
    }

    private static PresenceState stronger(PresenceState one, PresenceState other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Lets go of screens that have been silent for too long. Returns the tickets at which they were. */
    synchronized Set<Place> forgetSilent() {
        var now = clock.instant();
        var touched = new HashSet<Place>();
        organizations.forEach((organization, screens) -> screens.values().removeIf(heard -> {
            var over = heard.isOver(now);
            if (over) {
                touched.add(new Place(organization, heard.ticket()));
            }
            return over;
        }));
        organizations.values().removeIf(Map::isEmpty);
        return touched;
    }
}
