package io.svara.people.signon;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param privateHosts whether providers may be in this machine's own networks, where they would let an administrator of an
 *     organisation look around; also allows them without TLS
 */
@ConfigurationProperties("svara.single-sign-on")
record SignOnSettings(boolean privateHosts) {}
