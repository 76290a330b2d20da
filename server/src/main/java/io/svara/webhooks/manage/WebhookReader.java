package io.svara.webhooks.manage;

import io.svara.kernel.problem.Problem;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.Webhook;
import io.svara.webhooks.store.WebhookRows;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Webhooks as administrators see them. */
@Component
class WebhookReader {

    private final WebhookRows rows;
    private final Agents agents;

    WebhookReader(WebhookRows rows, Agents agents) {
        this.rows = rows;
        this.agents = agents;
    }

    List<WebhookView> all() {
        var found = rows.all();
        var makers = agents.find(found.stream().map(Webhook::createdBy).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(AgentSummary::id, Function.identity()));
        return found.stream()
                .map(webhook -> WebhookView.of(webhook, makers.get(webhook.createdBy())))
                .toList();
    }

    WebhookView view(WebhookId id) {
        var webhook = rows.find(id).orElseThrow(() -> Problem.notFound("webhook"));
        return WebhookView.of(webhook, agents.find(webhook.createdBy()).orElse(null));
    }

    /** Nobody else changes it until the transaction ends. */
    Webhook lock(WebhookId id, @Nullable Long ifVersion) {
        var webhook = rows.lock(id).orElseThrow(() -> Problem.notFound("webhook"));
        if (ifVersion != null && ifVersion != webhook.version()) {
            throw Problem.stale(webhook.version());
        }
        return webhook;
    }
}
