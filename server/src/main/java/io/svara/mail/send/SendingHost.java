package io.svara.mail.send;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * This server as those see it that it hands mail to.
 *
 * @param hello the name it gives itself; its address should lead back to it
 * @param from the address that it writes from itself, to agents about their accounts
 * @param port where recipients' servers listen: 25, but in tests
 */
@ConfigurationProperties("svara.sending")
public record SendingHost(String hello, String from, int port) {}
