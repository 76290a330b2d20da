package io.svara.webhooks;

import io.svara.tickets.TicketId;
import org.jspecify.annotations.Nullable;

/** How other modules call webhooks. Filled inside the module; in the caller's transaction. */
public interface Webhooks {

    /** Whether it can be named; one that is switched off can. */
    boolean has(WebhookId webhook);

    /** The call is made soon after this transaction has committed. None where the webhook is removed or switched off. */
    void call(WebhookId webhook, Event event);

    /**
     * @param type stable, such as {@code mail-flow.called}
     * @param data what JSON is made of: as it is now
     * @param ticket whose contents the data holds: who may not see it is not shown them in the delivery log
     */
    record Event(String type, Object data, @Nullable TicketId ticket) {}
}
