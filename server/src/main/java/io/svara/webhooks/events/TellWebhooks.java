package io.svara.webhooks.events;

import io.svara.channels.MessageId;
import io.svara.kernel.log.LogEntry;
import io.svara.kernel.log.LogFollower;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TicketId;
import io.svara.webhooks.MessageData;
import io.svara.webhooks.TicketData;
import io.svara.webhooks.TicketsTold;
import io.svara.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows the log, and tells webhooks what they have subscribed to: the ticket as it is when its entry is followed. */
@Component
class TellWebhooks implements LogFollower {

    private static final String TICKET = "ticket";

    /**
     * @param message null where it is about none
     * @param change what was changed, such as {@code status-changed}; null where nothing was
     * @param by whose doing it was
     */
    record Happened(
            TicketData ticket,
            @Nullable MessageData message,
            @Nullable String change,
            By by) {}

    /**
     * @param kind {@code agent} or {@code svara}
     * @param id the agent's
     * @param cause {@code request}, {@code api-token:ID} for a program with a token, else what made Svara act
     */
    record By(String kind, @Nullable String id, String cause) {}

    private final Subscriptions subscriptions;
    private final TicketsTold tickets;
    private final RuledTickets rules;
    private final Webhooks webhooks;

    TellWebhooks(Subscriptions subscriptions, TicketsTold tickets, RuledTickets rules, Webhooks webhooks) {
        this.subscriptions = subscriptions;
        this.tickets = tickets;
        this.rules = rules;
        this.webhooks = webhooks;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public void follow(LogEntry entry) {
        if (entry.subjectKind().equals(TICKET)) {
            TicketEvent.of(entry).ifPresent(event -> tell(event, entry));
        }
    }

    private void tell(TicketEvent event, LogEntry entry) {
        var told = subscriptions.to(event);
        if (told.isEmpty()) {
            return;
        }
        var id = new TicketId(entry.subjectId());
        // one that has been deleted since is told of no more
        tickets.find(id).ifPresent(ticket -> {
            var happened = new Webhooks.Event(event.word(), happened(event, entry, ticket), id);
            told.forEach(webhook -> webhooks.call(webhook, happened));
        });
    }

    private Happened happened(TicketEvent event, LogEntry entry, TicketData ticket) {
        return new Happened(ticket, message(entry), change(event, entry), by(entry));
    }

    private @Nullable MessageData message(LogEntry entry) {
        return entry.facts()
                .id("message")
                .map(MessageId::new)
                .flatMap(rules::message)
                .map(MessageData::of)
                .orElse(null);
    }

    private static @Nullable String change(TicketEvent event, LogEntry entry) {
        return event == TicketEvent.TICKET_CHANGED ? entry.kind().substring(TICKET.length() + 1) : null;
    }

    private static By by(LogEntry entry) {
        var actor = entry.actorId();
        return new By(entry.actorKind(), actor == null ? null : Long.toString(actor), entry.cause());
    }
}
