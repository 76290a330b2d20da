package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.WebhookRows;
import org.jspecify.annotations.Nullable;

/** Calls it no more. Flows that name it go on without; what waits for it is not sent. */
@UseCase(permission = Permission.WEBHOOKS, tokens = false)
class RemoveWebhook {

    private final WebhookRows rows;
    private final WebhookReader reader;
    private final Log log;

    RemoveWebhook(WebhookRows rows, WebhookReader reader, Log log) {
        this.rows = rows;
        this.reader = reader;
        this.log = log;
    }

    void remove(WebhookId id, @Nullable Long ifVersion) {
        reader.lock(id, ifVersion);
        rows.remove(id);
        log.append(Change.of("webhook.removed", "webhook", id));
    }
}
