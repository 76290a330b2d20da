package io.svara.webhooks.delivery;

import io.svara.kernel.RandomText;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueQueue;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.Webhooks;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.Webhook;
import io.svara.webhooks.store.WebhookRows;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes calls durable, each with its due row. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WebhookCalls implements Webhooks {

    private static final int ID_BITS = 128;

    /** What is signed and sent. */
    record Body(String type, Instant timestamp, Object data) {}

    private final WebhookRows webhooks;
    private final DeliveryRows rows;
    private final DueQueue queue;
    private final JsonMapper json;
    private final Clock clock;

    WebhookCalls(WebhookRows webhooks, DeliveryRows rows, DueQueue webhookDelivery, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.queue = webhookDelivery;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean has(WebhookId webhook) {
        return webhooks.find(webhook).isPresent();
    }

    @Override
    public void call(WebhookId webhook, Event event) {
        if (webhooks.find(webhook).filter(Webhook::enabled).isPresent()) {
            make(webhook, event);
        }
    }

    DeliveryId make(WebhookId webhook, Event event) {
        var now = clock.instant();
        var body = json.writeValueAsString(new Body(event.type(), now, event.data()));
        var id = rows.add(webhook, "msg_" + RandomText.base32(ID_BITS), event.type(), body, event.ticket());
        send(id);
        return id;
    }

    /** At once. */
    void send(DeliveryId id) {
        queue.put(Scope.organization(), id.value(), clock.instant());
    }
}
