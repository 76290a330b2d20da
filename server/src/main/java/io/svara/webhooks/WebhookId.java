package io.svara.webhooks;

import io.svara.kernel.Id;

public record WebhookId(long value) implements Id {}
