package io.svara.tickets.intake;

import static java.util.stream.Collectors.toSet;

import io.svara.channels.InboundMessage;
import io.svara.channels.Intake.Arriving;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.intake.Incoming.Ready;
import io.svara.tickets.intake.Threading.Found;
import io.svara.tickets.store.BlockedSenderRows;
import io.svara.tickets.store.TicketRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks once for all messages that come together what has to be known of each, and says where each belongs. */
@Component
class LookUp {

    /** @param own the mailboxes' addresses among theirs */
    private record Known(
            Map<MailboxId, Mailbox> mailboxes, Map<TicketId, Ticket> tickets, Set<String> blocked, Set<String> own) {}

    private final Threading threading;
    private final TicketRows tickets;
    private final Mailboxes mailboxes;
    private final BlockedSenderRows blockedSenders;
    private final Insiders insiders;

    LookUp(
            Threading threading,
            TicketRows tickets,
            Mailboxes mailboxes,
            BlockedSenderRows blockedSenders,
            Insiders insiders) {
        this.threading = threading;
        this.tickets = tickets;
        this.mailboxes = mailboxes;
        this.blockedSenders = blockedSenders;
        this.insiders = insiders;
    }

    /** In their order. */
    List<Incoming> all(List<Arriving> arriving) {
        var messages = arriving.stream().map(Arriving::message).toList();
        var found = threading.match(messages);
        var known = new Known(
                messages.stream()
                        .map(InboundMessage::mailbox)
                        .distinct()
                        .collect(Collectors.toMap(mailbox -> mailbox, mailboxes::get)),
                tickets.lock(found.stream()
                        .flatMap(one -> one.matched().stream())
                        .map(Threading.Matched::ticket)
                        .collect(toSet())),
                blockedSenders.among(messages.stream()
                        .flatMap(message -> Incoming.senders(message).stream())
                        .collect(toSet())),
                mailboxes.own(messages.stream()
                        .flatMap(message -> Incoming.addresses(message).stream())
                        .collect(toSet())));
        var all = new ArrayList<Incoming>();
        for (var place = 0; place < arriving.size(); place++) {
            all.add(incoming(arriving.get(place), found.get(place), known));
        }
        return all;
    }

    private Incoming incoming(Arriving arriving, Found found, Known known) {
        var message = arriving.message();
        @Nullable Mailbox mailbox = known.mailboxes().get(message.mailbox());
        if (mailbox == null || !(arriving.prepared() instanceof Ready ready)) {
            throw new IllegalArgumentException("not prepared here");
        }
        var blocked = Incoming.senders(message).stream().anyMatch(known.blocked()::contains);
        var matched = found.matched()
                .flatMap(one -> Optional.ofNullable(known.tickets().get(one.ticket())));
        var held = matched.filter(_ -> !blocked).flatMap(ticket -> insiders.claim(message, ticket));
        var joined = matched.filter(
                ticket -> !blocked && (held.isPresent() || !Incoming.wakes(message) || canContinue(ticket, mailbox)));
        var outsiders = Incoming.addresses(message);
        outsiders.removeAll(known.own());
        return new Incoming(
                message,
                ready,
                mailbox,
                found,
                matched,
                joined,
                held,
                outsiders,
                known.own().contains(message.from().key()),
                blocked);
    }

    /** A closed ticket is continued by a follow-up unless its mailbox reopens; one in the trash always is. */
    private static boolean canContinue(Ticket ticket, Mailbox mailbox) {
        return !ticket.trashed()
                && (!ticket.finished() || mailbox.behaviours().closedPolicy() == Mailbox.ClosedPolicy.REOPEN);
    }
}
