package io.svara.webhooks.delivery;

import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.SecretBox;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.WebhookRows;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Webhooks' secrets, which stand locked in the database. In the caller's transaction. */
@Component
public class WebhookSecrets {

    private final WebhookRows rows;
    private final SecretBox box;

    WebhookSecrets(WebhookRows rows, SecretBox box) {
        this.rows = rows;
        this.box = box;
    }

    public byte[] locked(String secret, WebhookId webhook) {
        return box.lockText(secret, place(webhook));
    }

    public String of(WebhookId webhook) {
        return box.openText(rows.secrets(webhook).secret(), place(webhook));
    }

    /** By which its calls are signed now, the newest first. */
    List<String> signing(WebhookId webhook) {
        var secrets = rows.secrets(webhook);
        return Stream.of(secrets.secret(), secrets.previous())
                .filter(Objects::nonNull)
                .map(locked -> box.openText(locked, place(webhook)))
                .toList();
    }

    private static String place(WebhookId webhook) {
        return "webhook:" + Scope.organization().value() + ":" + webhook.value();
    }
}
