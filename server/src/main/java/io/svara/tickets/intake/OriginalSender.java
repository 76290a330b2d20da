package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.InboundMessage;
import io.svara.channels.html.ForwardFinder;
import io.svara.channels.html.HtmlText;
import io.svara.kernel.EmailAddress;
import io.svara.mailboxes.Mailboxes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who wrote the mail that a message forwards: in its text, or attached to it. Looked for once, while the message is
 * taken in, because only then is an attached mail open, and a conversation is read more often than it is written.
 */
@Component
class OriginalSender {

    private final Mailboxes mailboxes;

    OriginalSender(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Only somebody else, whom mail can be sent to: a forward of our own answer leads to nobody new. */
    Optional<Address> of(InboundMessage message, String text) {
        return Optional.ofNullable(forwarded(message, text))
                .filter(sender -> EmailAddress.isValid(sender.email()))
                .filter(sender -> !sender.key().equals(message.requester().key()))
                .filter(sender -> mailboxes.own(Set.of(sender.key())).isEmpty());
    }

    private static @Nullable Address forwarded(InboundMessage message, String text) {
        var found = ForwardFinder.find(message.subject(), text);
        boolean forwarding = ForwardFinder.isForwarding(message.subject());
        if (found == null && forwarding && message.html() != null) {
            // some programs leave what they forward out of the plain text
            found = ForwardFinder.find(message.subject(), HtmlText.toText(message.html()));
        }
        if (found != null) {
            return found.from();
        }
        return forwarding || text.isBlank() ? message.attachedSender() : null;
    }
}
