package io.svara.webhooks.delivery;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.WebhookDelivery;

/** Makes a call once more, with what was in it then and with the same id; with all its tries. */
@UseCase(permission = Permission.WEBHOOKS)
class SendAgain {

    private final DeliveryReader reader;
    private final DeliveryRows rows;
    private final WebhookCalls calls;

    SendAgain(DeliveryReader reader, DeliveryRows rows, WebhookCalls calls) {
        this.reader = reader;
        this.rows = rows;
        this.calls = calls;
    }

    WebhookDelivery send(WebhookId webhook, DeliveryId id) {
        var delivery = reader.get(reader.enabled(webhook), id);
        rows.anew(delivery.id());
        calls.send(delivery.id());
        return reader.get(webhook, id);
    }
}
