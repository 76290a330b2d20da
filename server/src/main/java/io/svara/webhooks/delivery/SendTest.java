package io.svara.webhooks.delivery;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.Webhooks.Event;
import io.svara.webhooks.store.WebhookDelivery;

/** Calls a webhook with nothing of anybody, to see whether it is taken. */
@UseCase(permission = Permission.WEBHOOKS)
class SendTest {

    record Test(String message) {}

    private final DeliveryReader reader;
    private final WebhookCalls calls;

    SendTest(DeliveryReader reader, WebhookCalls calls) {
        this.reader = reader;
        this.calls = calls;
    }

    WebhookDelivery send(WebhookId id) {
        var nothing = new Test("This is a test. Nothing has happened.");
        return reader.get(id, calls.make(reader.enabled(id), new Event("test", nothing, null)));
    }
}
