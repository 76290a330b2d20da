package io.svara.webhooks.manage;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.delivery.Signature;
import io.svara.webhooks.delivery.WebhookSecrets;
import io.svara.webhooks.store.WebhookRows;
import java.time.Clock;
import java.time.Duration;

/** Gives a webhook a new secret. For a day its calls are signed by the one before as well, so that its receiver can change over. */
@UseCase(permission = Permission.WEBHOOKS, tokens = false)
class RotateSecret {

    private static final Duration CHANGE_OVER = Duration.ofDays(1);

    private final WebhookRows rows;
    private final WebhookReader reader;
    private final WebhookSecrets secrets;
    private final RecentProof recent;
    private final Log log;
    private final Clock clock;

    RotateSecret(
            WebhookRows rows, WebhookReader reader, WebhookSecrets secrets, RecentProof recent, Log log, Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.secrets = secrets;
        this.recent = recent;
        this.log = log;
        this.clock = clock;
    }

    String rotate(WebhookId id, SessionCookie cookie) {
        recent.check(cookie);
        reader.lock(id, null);
        var secret = Signature.newSecret();
        rows.rotate(id, secrets.locked(secret, id), clock.instant().plus(CHANGE_OVER));
        log.append(Change.of("webhook.secret-rotated", "webhook", id));
        return secret;
    }
}
