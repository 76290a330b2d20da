package io.svara.mail.outgoing;

import io.svara.kernel.EmailAddress;
import io.svara.mail.outgoing.Turns.Later;
import io.svara.mail.outgoing.Turns.Turn;
import io.svara.mail.outgoing.WayOut.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One try of one mail: the servers whose turn it is now, each with its recipients. Whoever else waits comes in a later one. */
final class Round implements AutoCloseable {

    /** @param domain null where the relay takes them all */
    record Part(Turn turn, @Nullable String domain, List<String> recipients) {}

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
            case Way.Relay(var server) -> ask("relay " + server, null, recipients, CONNECTIONS_OF_A_RELAY);
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

    private void ask(String server, @Nullable String domain, List<String> recipients, int atOnce) {
        var answer = turns.ask(server, atOnce);
        if (answer.turn() != null) {
            parts.add(new Part(answer.turn(), domain, recipients));
        }
        if (answer.later() != null) {
            later = sooner(later, answer.later());
        }
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
        parts.forEach(part -> part.turn().close());
    }
}
