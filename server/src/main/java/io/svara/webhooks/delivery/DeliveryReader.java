package io.svara.webhooks.delivery;

import io.svara.kernel.problem.Problem;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.Webhook;
import io.svara.webhooks.store.WebhookDelivery;
import io.svara.webhooks.store.WebhookRows;
import org.springframework.stereotype.Component;

/** Finds webhooks and their calls, or says that they are not there. */
@Component
class DeliveryReader {

    private final WebhookRows webhooks;
    private final DeliveryRows rows;

    DeliveryReader(WebhookRows webhooks, DeliveryRows rows) {
        this.webhooks = webhooks;
        this.rows = rows;
    }

    Webhook webhook(WebhookId id) {
        return webhooks.find(id).orElseThrow(() -> Problem.notFound("webhook"));
    }

    /** One that can be called. */
    WebhookId enabled(WebhookId id) {
        if (!webhook(id).enabled()) {
            throw Problem.of(Problem.Kind.CONFLICT, "webhook-off", "This webhook is switched off. Switch it on first.");
        }
        return id;
    }

    WebhookDelivery get(WebhookId webhook, DeliveryId id) {
        var of = webhook(webhook).id();
        return rows.find(id)
                .filter(delivery -> delivery.webhook().equals(of))
                .orElseThrow(() -> Problem.notFound("delivery"));
    }
}
