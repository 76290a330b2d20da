package io.svara.mail.receive.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/**
 * What the sending server said about a mail; kept apart from the mail, whose bytes stay as they came (no
 * {@code Received} or {@code Return-Path} line is put before them, so signatures and digests keep their meaning).
 *
 * @param sender where failure reports go; empty for mail that must not be answered ({@code MAIL FROM:<>})
 * @param recipients in lower case, each once, in the order given; never empty
 * @param helo the name the sending server gave itself; a claim, not a fact
 */
public record Envelope(
        String sender,
        List<String> recipients,
        InetAddress remoteAddress,
        String helo,
        boolean tls,
        Instant receivedAt) {

    public Envelope {
        recipients = List.copyOf(recipients);
    }
}
