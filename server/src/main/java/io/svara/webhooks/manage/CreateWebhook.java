package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.webhooks.delivery.Signature;
import io.svara.webhooks.delivery.WebhookSecrets;
import io.svara.webhooks.store.WebhookRows;
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
    private final RecentProof recent;
    private final Log log;

    CreateWebhook(WebhookRows rows, WebhookReader reader, WebhookSecrets secrets, RecentProof recent, Log log) {
        this.rows = rows;
        this.reader = reader;
        this.secrets = secrets;
        this.recent = recent;
        this.log = log;
    }

    CreatedWebhook create(@Nullable String name, @Nullable String url, SessionCookie cookie) {
        recent.check(cookie);
        WebhookFields.check(name, url).done();
        WebhookFields.check(name, url)
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
                Scope.agent().agent());
        var secret = Signature.newSecret();
        rows.setSecret(id, secrets.locked(secret, id));
        log.append(Change.of("webhook.created", "webhook", id));
        return new CreatedWebhook(reader.view(id), secret);
    }
}
