package io.svara.mail.receive.smtp;

import io.svara.mail.receive.smtp.ReceiverSettings.CrowdLimits;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * Who is connected: refuses the connections that are too many, and cuts those that have stopped moving. When there is no
 * room, one that says nothing goes before one that has just come: silence is not to keep mail out.
 */
final class Connections implements SessionHandler {

    private record Guest(Conversation conversation, Source source) {}

    private final CrowdLimits limits;
    private final Map<Session, Guest> guests = new ConcurrentHashMap<>();
    private final Map<Source, Integer> perSource = new HashMap<>();
    private int total;

    Connections(CrowdLimits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized SessionAcceptance accept(Session session) {
        InetAddress remote = session.getRealRemoteAddress().getAddress();
        Source source = Source.of(remote);
        int already = perSource.getOrDefault(source, 0);
        if (total >= limits.maxConnections() && !makeRoom()) {
            return SessionAcceptance.failure(421, "4.3.2 Too many connections, please try again in a few minutes.");
        }
        if (already >= limits.maxConnectionsPerSource() && !remote.isLoopbackAddress()) {
            return SessionAcceptance.failure(
                    421, "4.7.0 Too many connections from your address, please use fewer at a time.");
        }
        total++;
        perSource.put(source, already + 1);
        guests.put(session, new Guest(Conversation.of(session), source));
        return SessionAcceptance.success();
    }

    private boolean makeRoom() {
        var expendable = guests.entrySet().stream()
                .filter(guest -> guest.getValue().conversation().patience().isExpendable())
                .findFirst();
        expendable.ifPresent(guest -> {
            onSessionEnd(guest.getKey());
            guest.getValue().conversation().cut();
        });
        return expendable.isPresent();
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        var guest = guests.remove(session);
        if (guest != null) {
            total--;
            perSource.merge(guest.source(), -1, (count, change) -> count == 1 ? null : count + change);
        }
    }

    void cutExhausted() {
        guests.values().stream()
                .map(Guest::conversation)
                .filter(conversation -> conversation.patience().isExhausted())
                .forEach(Conversation::cut);
    }

    void cutAll() {
        guests.values().forEach(guest -> guest.conversation().cut());
    }
}
