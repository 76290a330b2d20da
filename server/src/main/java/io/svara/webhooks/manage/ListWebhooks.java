package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;

@UseCase(permission = Permission.WEBHOOKS, readOnly = true)
class ListWebhooks {

    private final WebhookReader reader;

    ListWebhooks(WebhookReader reader) {
        this.reader = reader;
    }

    Page<WebhookView> list() {
        return new Page<>(reader.all(), null);
    }
}
