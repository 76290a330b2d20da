package io.svara.mail.relay;

import io.svara.mail.grant.Direction;
import io.svara.mail.grant.Grants;
import io.svara.mail.relay.RelayRows.Relay;
import io.svara.mail.send.RelayVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves from a mailbox.
 *
 * @param relay its own; null where it has none
 * @param otherwise how it leaves without one: {@code installation} (by the operator's relay), {@code direct} (to the
 *     recipients' servers), {@code kept} (the demo)
 */
record RelayView(@Nullable OwnRelay relay, String otherwise) {

    /**
     * Its password is never shown.
     *
     * @param security {@code tls}, {@code starttls} or {@code plain}
     * @param grant by which it is signed in to; null: by a password, or not at all
     * @param verdict what the last look found; null before the first
     * @param answer what the server said then
     */
    record OwnRelay(
            String host,
            int port,
            String security,
            @Nullable String user,
            Grants.@Nullable GrantView grant,
            @Nullable RelayVerdict verdict,
            @Nullable String answer,
            @Nullable Instant checkedAt,
            long version) {}

    static OwnRelay of(Relay relay, Grants grants) {
        return new OwnRelay(
                relay.host(),
                relay.port(),
                relay.security().word(),
                relay.user(),
                relay.granted()
                        ? grants.find(relay.mailbox(), Direction.OUTGOING).orElse(null)
                        : null,
                relay.verdict(),
                relay.answer(),
                relay.checkedAt(),
                relay.version());
    }
}
