package io.svara.webhooks;

import io.svara.kernel.Id;

/** Of one call of a webhook, with all its tries. */
public record DeliveryId(long value) implements Id {}
