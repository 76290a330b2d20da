package io.svara.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen of a mail beside its words.
 *
 * @param headers in their order, decoded, on one line each
 * @param headersCut whether there are more, or longer ones, in the mail itself
 * @param route from the writer to here, the last hop being the one to us
 * @param handedOver who brought it; null of mail that no server handed over, and of mail from before
 * @param sender what was found out about who sent it; null where that was not asked, or not yet
 */
public record ReceivedMail(
        List<Field> headers,
        boolean headersCut,
        List<Hop> route,
        @Nullable HandedOver handedOver,
        @Nullable SenderChecks sender) {

    public record Field(String name, String value) {}

    /**
     * A server on the way, as it says itself: all but our own may be invented.
     *
     * @param from who gave it the mail
     * @param by who took it
     * @param protocol such as {@code ESMTPS}
     * @param delaySeconds since the hop before; negative where their clocks disagree
     * @param own whether it is ours
     */
    public record Hop(
            @Nullable String from,
            @Nullable String by,
            @Nullable String protocol,
            boolean encrypted,
            @Nullable Instant at,
            @Nullable Long delaySeconds,
            boolean own) {}

    /**
     * @param helo the name that the server gave itself
     * @param sender of the envelope; empty for reports
     * @param recipient of the envelope
     */
    public record HandedOver(
            String address, String helo, String sender, String recipient, boolean tls, Instant receivedAt) {}

    public ReceivedMail {
        headers = List.copyOf(headers);
        route = List.copyOf(route);
    }
}
