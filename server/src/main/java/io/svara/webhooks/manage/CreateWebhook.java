package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.webhooks.delivery.Signature;
import io.svara.webhooks.delivery.WebhookSecrets;
import io.svara.webhooks.events.Subscriptions;
import io.svara.webhooks.store.WebhookRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds a place that is told of what happens. */
@UseCase(permission = Permission.WEBHOOKS, tokens = false)
class CreateWebhook {

    private static final int MOST = 50;

    /** @param secret by which its calls are signed */
    record CreatedWebhook(WebhookView webhook, String secret) {}

    private final WebhookRows rows;
    private final WebhookReader reader;
    private final WebhookSecrets secrets;
    private final Subscriptions subscriptions;
    private final RecentProof recent;
    private final Log log;

    CreateWebhook(
            WebhookRows rows,
            WebhookReader reader,
            WebhookSecrets secrets,
            Subscriptions subscriptions,
            RecentProof recent,
            Log log) {
        this.rows = rows;
        this.reader = reader;
        this.secrets = secrets;
        this.subscriptions = subscriptions;
        this.recent = recent;
        this.log = log;
    }

    CreatedWebhook create(
            @Nullable String name, @Nullable String url, @Nullable List<String> wanted, SessionCookie cookie) {
        recent.check(cookie);
        var events =
                wanted == null ? List.<String>of() : wanted.stream().distinct().toList();
        WebhookFields.check(name, url, events).done();
        new Checks()
                .that(rows.count() < MOST, "name", "too-many", "There can be at most " + MOST + " webhooks.")
                .that(
                        !rows.isNameTaken(String.valueOf(name).strip(), null),
                        "name",
                        "taken",
                        "There is a webhook of this name already.")
                .done();
        var id = rows.add(
                String.valueOf(name).strip(),
                String.valueOf(url).strip(),
                events,
                Scope.agent().agent());
        var secret = Signature.newSecret();
        rows.setSecret(id, secrets.locked(secret, id));
        subscriptions.renew();
        log.append(Change.of("webhook.created", "webhook", id));
        return new CreatedWebhook(reader.view(id), secret);
    }
}
