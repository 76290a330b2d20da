package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.delivery.WebhookSecrets;

/** Shows by which secret a webhook's calls are signed: whoever has it can make calls that its receiver believes. */
@UseCase(permission = Permission.WEBHOOKS, tokens = false)
class ShowSecret {

    private final WebhookReader reader;
    private final WebhookSecrets secrets;
    private final RecentProof recent;
    private final Log log;

    ShowSecret(WebhookReader reader, WebhookSecrets secrets, RecentProof recent, Log log) {
        this.reader = reader;
        this.secrets = secrets;
        this.recent = recent;
        this.log = log;
    }

    String show(WebhookId id, SessionCookie cookie) {
        recent.check(cookie);
        reader.view(id);
        log.append(Change.of("webhook.secret-shown", "webhook", id));
        return secrets.of(id);
    }
}
