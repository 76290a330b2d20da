package io.svara.webhooks.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param privateHosts whether receivers may be in this machine's own networks, where they would let an administrator of an
 *     organisation look around
 */
@ConfigurationProperties("svara.webhooks")
record WebhookSettings(boolean privateHosts) {}
