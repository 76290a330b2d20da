package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.webhooks.WebhookId;

@UseCase(permission = Permission.WEBHOOKS, readOnly = true)
class ShowWebhook {

    private final WebhookReader reader;

    ShowWebhook(WebhookReader reader) {
        this.reader = reader;
    }

    WebhookView show(WebhookId id) {
        return reader.view(id);
    }
}
