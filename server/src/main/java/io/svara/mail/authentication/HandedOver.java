package io.svara.mail.authentication;

import io.svara.storage.Sha256;
import java.time.Instant;

/**
 * How a mail came to us.
 *
 * @param remoteAddress of the server that handed it over, written out
 * @param helo the name that it gave itself: a claim
 * @param sender of the envelope; empty for reports
 * @param recipient of the envelope
 */
public record HandedOver(
        String remoteAddress,
        String helo,
        String sender,
        String recipient,
        boolean tls,
        Instant receivedAt,
        Sha256 raw) {}
