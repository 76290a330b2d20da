package io.svara.mailflow;

import io.svara.mailflow.blocks.MailBlocks;
import io.svara.tickets.IntakeStep.Arrival;
import io.svara.tickets.RuledTickets;
import io.svara.webhooks.MessageData;
import io.svara.webhooks.TicketData;
import io.svara.webhooks.TicketsTold;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.Webhooks;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** What webhooks are told that Mail Flow calls. */
@Component
class MailFlowCalls {

    private static final String CALLED = "mail-flow.called";

    record Called(TicketData ticket, MessageData message, FlowData flow) {}

    record FlowData(String kind, int revision) {}

    private final TicketsTold told;
    private final RuledTickets tickets;
    private final Webhooks webhooks;

    MailFlowCalls(TicketsTold told, RuledTickets tickets, Webhooks webhooks) {
        this.told = told;
        this.tickets = tickets;
        this.webhooks = webhooks;
    }

    void call(Collection<WebhookId> called, Arrival arrival, int revision) {
        var data = new Called(
                told.find(arrival.ticket()).orElseThrow(),
                tickets.message(arrival.messageId()).map(MessageData::of).orElseThrow(),
                new FlowData(MailBlocks.KIND, revision));
        var event = new Webhooks.Event(CALLED, data, arrival.ticket());
        called.forEach(webhook -> webhooks.call(webhook, event));
    }
}
