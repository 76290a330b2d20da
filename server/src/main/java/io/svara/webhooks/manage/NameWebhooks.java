package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.WebhookRows;

/** What whoever draws a flow chooses from. Addresses are not shown: some hold keys. */
@UseCase(permission = Permission.MAIL_FLOW, readOnly = true)
class NameWebhooks {

    record NamedWebhook(WebhookId id, String name, boolean enabled) {}

    private final WebhookRows rows;

    NameWebhooks(WebhookRows rows) {
        this.rows = rows;
    }

    Page<NamedWebhook> all() {
        return new Page<>(
                rows.all().stream()
                        .map(webhook -> new NamedWebhook(webhook.id(), webhook.name(), webhook.enabled()))
                        .toList(),
                null);
    }
}
