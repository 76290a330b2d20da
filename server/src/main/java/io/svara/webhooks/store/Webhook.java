package io.svara.webhooks.store;

import io.svara.kernel.AgentId;
import io.svara.webhooks.WebhookId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param events of which it is told, by their words; flows may call it besides
 * @param offBecause why Svara itself has switched it off: {@code gone}, its receiver said so; null where it has not
 * @param deliveredAt when its receiver took something last
 * @param failingSince when the first of the tries failed that have failed in a row; null: the last one did not
 * @param trouble why the last of them failed
 */
public record Webhook(
        WebhookId id,
        String name,
        String url,
        boolean enabled,
        List<String> events,
        @Nullable String offBecause,
        Instant createdAt,
        AgentId createdBy,
        @Nullable Instant deliveredAt,
        @Nullable Instant failingSince,
        @Nullable String trouble,
        long version) {}
