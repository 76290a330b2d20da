package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.events.Subscriptions;
import io.svara.webhooks.store.WebhookRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls a webhook something else, points it elsewhere, tells it of other things, switches it on or off. */
@UseCase(permission = Permission.WEBHOOKS, tokens = false)
class ChangeWebhook {

    /** What is null stays as it is. */
    record Request(
            @Nullable String name,
            @Nullable String url,
            @Nullable Boolean enabled,
            @Nullable List<String> events,
            @Nullable Long ifVersion) {}

    private final WebhookRows rows;
    private final WebhookReader reader;
    private final Subscriptions subscriptions;
    private final RecentProof recent;
    private final Log log;

    ChangeWebhook(WebhookRows rows, WebhookReader reader, Subscriptions subscriptions, RecentProof recent, Log log) {
        this.rows = rows;
        this.reader = reader;
        this.subscriptions = subscriptions;
        this.recent = recent;
        this.log = log;
    }

    WebhookView change(WebhookId id, Request request, SessionCookie cookie) {
        recent.check(cookie);
        var before = reader.lock(id, request.ifVersion());
        var name = Objects.requireNonNullElse(request.name(), before.name()).strip();
        var url = Objects.requireNonNullElse(request.url(), before.url()).strip();
        var enabled = Objects.requireNonNullElse(request.enabled(), before.enabled());
        var events = request.events() == null
                ? before.events()
                : request.events().stream().distinct().toList();
        WebhookFields.check(name, url, events)
                .that(!rows.isNameTaken(name, id), "name", "taken", "There is a webhook of this name already.")
                .done();
        if (name.equals(before.name())
                && url.equals(before.url())
                && enabled == before.enabled()
                && events.equals(before.events())) {
            return reader.view(id);
        }
        rows.change(id, name, url, events, enabled);
        subscriptions.renew();
        log.append(Change.of("webhook.changed", "webhook", id)
                .changing("enabled", before.enabled(), enabled)
                .with("name", !name.equals(before.name()))
                .with("address", !url.equals(before.url()))
                .with("events", !events.equals(before.events())));
        return reader.view(id);
    }
}
