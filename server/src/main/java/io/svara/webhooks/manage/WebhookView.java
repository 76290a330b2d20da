package io.svara.webhooks.manage;

import io.svara.people.AgentSummary;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.Webhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param events of which it is told by itself: {@code ticket.created}, {@code message.received}, {@code message.sent},
 *     {@code ticket.changed}; flows may call it besides
 * @param offBecause {@code gone} where its receiver wanted nothing more; null where nobody but an agent has switched it off
 * @param deliveredAt when its receiver took something last
 * @param failingSince when the first of the tries failed that have failed in a row; null: the last one did not
 * @param trouble why the last of them failed, such as {@code timeout}
 */
record WebhookView(
        WebhookId id,
        String name,
        String url,
        boolean enabled,
        List<String> events,
        @Nullable String offBecause,
        Instant createdAt,
        @Nullable AgentSummary createdBy,
        @Nullable Instant deliveredAt,
        @Nullable Instant failingSince,
        @Nullable String trouble,
        long version) {

    static WebhookView of(Webhook webhook, @Nullable AgentSummary createdBy) {
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                webhook.url(),
                webhook.enabled(),
                webhook.events(),
                webhook.offBecause(),
                webhook.createdAt(),
                createdBy,
                webhook.deliveredAt(),
                webhook.failingSince(),
                webhook.trouble(),
                webhook.version());
    }
}
