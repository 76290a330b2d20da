package io.svara.webhooks.delivery;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.WebhookDelivery;
import org.jspecify.annotations.Nullable;

/** The calls of a webhook, the newest first, without what was in them. */
@UseCase(permission = Permission.WEBHOOKS, readOnly = true)
class ListDeliveries {

    private final DeliveryReader reader;
    private final DeliveryRows rows;

    ListDeliveries(DeliveryReader reader, DeliveryRows rows) {
        this.reader = reader;
        this.rows = rows;
    }

    Page<WebhookDelivery> list(WebhookId webhook, @Nullable Integer limit, @Nullable String cursor) {
        var size = Cursor.limit(limit);
        var found = rows.page(reader.webhook(webhook).id(), Cursor.parse(cursor), size + 1);
        return Page.cut(
                found, size, last -> new Cursor(last.createdAt(), last.id().value()));
    }
}
