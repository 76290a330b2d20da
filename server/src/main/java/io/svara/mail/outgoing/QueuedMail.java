package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.mail.send.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a mail is made of, as it stands in the queue: what the agent saw when it was sent is what leaves, whenever
 * that is. Message-IDs are without angle brackets.
 *
 * @param text null once it has left: the conversation keeps it
 */
record QueuedMail(
        Address from,
        @Nullable Address replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<AttachedBlob> attachments,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic,
        Instant date) {

    /** Whether a name before an @ in its header is beyond ASCII; domains have a form within it. */
    boolean beyondAscii() {
        return Stream.of(List.of(from), to, cc, Stream.ofNullable(replyTo).toList())
                .flatMap(List::stream)
                .anyMatch(address -> MailAddress.of(address.email()).beyondAscii());
    }
}
