package io.svara.webhooks.store;

import io.svara.tickets.TicketId;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call of a webhook, and what has become of it.
 *
 * @param messageId the same with each try
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 * @param attempts how often it was tried
 * @param statusCode of the last answer; null where none came
 * @param error why the last try failed, a word of {@link Trouble}; null where it did not
 * @param detail what else is known of that, in English
 */
public record WebhookDelivery(
        DeliveryId id,
        WebhookId webhook,
        String messageId,
        String type,
        @Nullable TicketId ticket,
        Instant createdAt,
        String state,
        int attempts,
        @Nullable Instant triedAt,
        @Nullable Integer statusCode,
        @Nullable String error,
        @Nullable String detail,
        @Nullable Instant nextTryAt) {

    public static final String WAITING = "waiting";
    public static final String DELIVERED = "delivered";
    public static final String FAILED = "failed";
}
