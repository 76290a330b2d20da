package io.svara.channels.html;

import io.svara.channels.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mail that a message forwards, as far as the message shows it.
 *
 * @param fromName who wrote it; empty where no name is given
 * @param fromEmail null where no address is given
 * @param subject empty where none is given
 * @param date as it is written, in whatever language; empty where none is given
 * @param body its text, with mails that it quotes
 */
public record Forward(
        String fromName,
        @Nullable String fromEmail,
        List<Address> to,
        List<Address> cc,
        String subject,
        String date,
        String body) {

    public Forward {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    /** Who wrote it; null where nobody can be answered. */
    public @Nullable Address from() {
        return fromEmail == null ? null : new Address(fromName, fromEmail);
    }
}
