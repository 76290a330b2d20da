package io.svara.mailflow.blocks;

import io.svara.flow.Action;
import io.svara.flow.Field;
import io.svara.flow.Given;
import io.svara.webhooks.WebhookId;
import java.util.List;
import java.util.Map;

/** Tells another system of the mail and its ticket, as it is when the flow has ended: each webhook once. */
final class SendWebhook implements Action<Mail, SendWebhook.Settings> {

    private static final Field WEBHOOK = Field.one("webhookId", "webhook");

    record Settings(WebhookId webhook) {}

    @Override
    public String type() {
        return "send-webhook";
    }

    @Override
    public String group() {
        return "ticket";
    }

    @Override
    public List<Field> fields() {
        return List.of(WEBHOOK);
    }

    @Override
    public Map<String, Object> example() {
        return Map.of("webhookId", "7");
    }

    @Override
    public Settings read(Given given) {
        return new Settings(new WebhookId(given.id(WEBHOOK)));
    }

    @Override
    public Mail after(Mail mail, Settings settings) {
        return mail.telling(settings.webhook());
    }
}
