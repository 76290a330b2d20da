package io.svara.mailflow;

import io.svara.channels.Address;
import io.svara.channels.InboundMessage;
import io.svara.channels.MessageId;
import io.svara.tickets.IntakeStep.Arrival;
import io.svara.webhooks.TicketData;
import io.svara.webhooks.TicketsTold;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.Webhooks;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** What webhooks are told that Mail Flow calls. */
@Component
class MailFlowCalls {

    private static final String CALLED = "mail-flow.called";

    /** Of a mail's text; the rest can be read by the API. */
    private static final int LONGEST_TEXT = 10_000;

    record Called(TicketData ticket, MessageData message, FlowData flow) {}

    /** @param truncated whether there is more of the text */
    record MessageData(
            MessageId id,
            boolean first,
            Party from,
            Party replyTo,
            String subject,
            String text,
            boolean truncated,
            int attachments,
            Instant receivedAt) {}

    record Party(String name, String address) {

        static Party of(Address address) {
            return new Party(address.name(), address.email());
        }
    }

    record FlowData(String kind, int revision) {}

    private final TicketsTold tickets;
    private final Webhooks webhooks;

    MailFlowCalls(TicketsTold tickets, Webhooks webhooks) {
        this.tickets = tickets;
        this.webhooks = webhooks;
    }

    void call(Collection<WebhookId> called, Arrival arrival, int revision) {
        var data = new Called(tickets.read(arrival.ticket()), message(arrival), new FlowData("mail", revision));
        var event = new Webhooks.Event(CALLED, data, arrival.ticket());
        called.forEach(webhook -> webhooks.call(webhook, event));
    }

    private static MessageData message(Arrival arrival) {
        InboundMessage message = arrival.message();
        var text = arrival.text();
        return new MessageData(
                arrival.messageId(),
                arrival.opened(),
                Party.of(message.from()),
                Party.of(message.requester()),
                message.subject(),
                beginning(text),
                text.length() > LONGEST_TEXT,
                RunMailFlow.files(message.attachments()).size(),
                message.receivedAt());
    }

    /** Never half of a character. */
    private static String beginning(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }
}
