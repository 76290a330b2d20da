package io.svara.mail.authentication;

import io.svara.channels.MessageHeader.SpamVerdict;
import io.svara.mail.parse.MailHeaders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the relay that handed a mail over took it for spam. */
@Component
public class SpamVerdicts {

    private final TrustedRelays relays;

    SpamVerdicts(TrustedRelays relays) {
        this.relays = relays;
    }

    /** @param remoteAddress of the server that handed the mail over; null where none did */
    public SpamVerdict of(@Nullable String remoteAddress, MailHeaders header) {
        if (remoteAddress == null || relays.of(remoteAddress).isEmpty()) {
            return SpamVerdict.UNKNOWN;
        }
        return SpamHeaders.read(name -> Objects.requireNonNullElse(header.first(name), ""))
                .map(word -> word.spam() ? SpamVerdict.SPAM : SpamVerdict.NOT_SPAM)
                .orElse(SpamVerdict.UNKNOWN);
    }
}
