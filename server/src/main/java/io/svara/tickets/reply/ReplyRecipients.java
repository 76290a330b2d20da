package io.svara.tickets.reply;

import io.svara.channels.Address;
import io.svara.kernel.EmailAddress;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Message;
import io.svara.tickets.Recipients;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a reply goes to when it does not say: everybody in the customer's latest message (TIC-6). */
@Component
public class ReplyRecipients {

    private final Mailboxes mailboxes;

    ReplyRecipients(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** Reply to all: the requester, with the others of the latest message on Cc. */
    Recipients all(Address requester, @Nullable Message latest, List<Address> bcc) {
        // whoever wrote last is among them: the requester as a rule, another participant now and then
        var others = latest == null || isForwardOf(requester, latest)
                ? List.<Address>of()
                : Stream.concat(
                                Stream.ofNullable(answered(latest)),
                                latest.recipients().all())
                        // an address that no mail can be sent to must not keep the reply from the others
                        .filter(address -> EmailAddress.isValid(address.email()))
                        .toList();
        return chosen(new Recipients(List.of(requester), others, bcc));
    }

    /** The customer did not write to whoever forwarded their mail, and need not see who it was. */
    private static boolean isForwardOf(Address requester, Message latest) {
        return latest.forwardedFrom() != null && latest.forwardedFrom().key().equals(requester.key());
    }

    private static @Nullable Address answered(Message message) {
        return message.replyTo() == null ? message.sender() : message.replyTo();
    }

    /** What the agent chose, each address once. The organisation's own never land on Cc: one there would start a loop. */
    public Recipients chosen(Recipients recipients) {
        return Addresses.distinct(recipients, ownAmong(recipients.cc()));
    }

    private Set<String> ownAmong(List<Address> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        return mailboxes.own(addresses.stream().map(Address::key).collect(Collectors.toSet()));
    }
}
