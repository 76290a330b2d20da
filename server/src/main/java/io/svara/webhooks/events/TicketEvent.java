package io.svara.webhooks.events;

import io.svara.kernel.log.LogEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a webhook can be told of by itself. */
public enum TicketEvent {
    TICKET_CREATED,
    /** A customer's message has come. */
    MESSAGE_RECEIVED,
    /** A message has left: what an agent can still take back is none. */
    MESSAGE_SENT,
    TICKET_CHANGED;

    private static final String DELIVERY = "message.delivery-changed";

    /** The demo keeps what it would send. */
    private static final Set<String> LEFT = Set.of("sent", "kept");

    private static final Set<String> CHANGES = Set.of(
            "ticket.status-changed",
            "ticket.priority-changed",
            "ticket.type-changed",
            "ticket.subject-changed",
            "ticket.requester-changed",
            "ticket.assigned",
            "ticket.group-changed",
            "ticket.field-changed",
            "ticket.labelled",
            "ticket.moved",
            "ticket.trashed",
            "ticket.restored");

    /** As it is sent: {@code ticket.created}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TicketEvent::word).collect(Collectors.toList());
    }

    static Optional<TicketEvent> of(LogEntry entry) {
        return switch (entry.kind()) {
            case "ticket.created" -> Optional.of(TICKET_CREATED);
            case "message.received" -> Optional.of(MESSAGE_RECEIVED);
            case DELIVERY -> entry.facts().word("state").filter(LEFT::contains).map(_ -> MESSAGE_SENT);
            default -> CHANGES.contains(entry.kind()) ? Optional.of(TICKET_CHANGED) : Optional.empty();
        };
    }
}
