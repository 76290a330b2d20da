package io.svara.mail.send;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param privateHosts whether mailboxes may have relays, and recipients servers, on this machine and in private networks */
@ConfigurationProperties("svara.relay")
public record RelaySettings(boolean privateHosts) {}
