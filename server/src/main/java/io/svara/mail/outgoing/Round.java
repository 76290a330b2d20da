package io.svara.mail.outgoing;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Scope;
import io.svara.mail.outgoing.Turns.Answer;
import io.svara.mail.outgoing.Turns.Later;
import io.svara.mail.outgoing.Turns.Pausing;
import io.svara.mail.outgoing.Turns.Turn;
import io.svara.mail.outgoing.WayOut.Way;
import io.svara.mail.send.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One try of one mail: the servers whose turn it is now, each with its recipients. Whoever else waits comes in a later one. */
final class Round implements AutoCloseable {

    /** @param domain null where the relay takes them all */
    record Part(List<Turn> turns, @Nullable String domain, List<String> recipients) {

        void ended(Delivery delivery) {
            turns.forEach(turn -> turn.ended(delivery));
        }
    }

    /** From this node, as are those of a domain. Relays count, and refuse too many. */
    private static final int CONNECTIONS_OF_A_RELAY = 20;

    private static final int CONNECTIONS_OF_A_DOMAIN = 4;

    private final Turns turns;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable Later later;

    Round(Turns turns) {
        this.turns = turns;
    }

    void enter(Way way, List<String> recipients) {
        switch (way) {
            case Way.Relay relay -> ask(relay.name(), null, recipients, CONNECTIONS_OF_A_RELAY);
            case Way.Direct() ->
                byDomain(recipients)
                        .forEach((domain, some) -> ask("domain " + domain, domain, some, CONNECTIONS_OF_A_DOMAIN));
            case Way.Keep() -> {}
            case Way.Hold(var reason) -> {}
        }
    }

    private static Map<String, List<String>> byDomain(List<String> recipients) {
        Map<String, List<String>> domains = new LinkedHashMap<>();
        recipients.forEach(recipient -> domains.computeIfAbsent(EmailAddress.domain(recipient), _ -> new ArrayList<>())
                .add(recipient));
        return domains;
    }

    /**
     * The server's trouble is everybody's. But that it takes none of one organisation's mails may lie in whom those are for,
     * and must not hold up the others'.
     */
    private void ask(String server, @Nullable String domain, List<String> recipients, int atOnce) {
        var own = turns.ask(server + " " + Scope.organization().value(), Pausing.PUT_OFFS, Integer.MAX_VALUE);
        if (own.turn() == null) {
            postpone(own);
            return;
        }
        var shared = turns.ask(server, Pausing.TROUBLE, atOnce);
        if (shared.turn() == null) {
            own.turn().close();
            postpone(shared);
            return;
        }
        parts.add(new Part(List.of(own.turn(), shared.turn()), domain, recipients));
    }

    private void postpone(Answer answer) {
        later = sooner(later, Objects.requireNonNull(answer.later()));
    }

    private static Later sooner(@Nullable Later one, Later other) {
        return one == null || other.pause().compareTo(one.pause()) < 0 ? other : one;
    }

    List<Part> parts() {
        return parts;
    }

    /** When the first of those that it is not the turn of can be tried; null: all are tried now. */
    @Nullable
    Later later() {
        return later;
    }

    @Override
    public void close() {
        parts.forEach(part -> part.turns().forEach(Turn::close));
    }
}
