package io.svara.tickets.respond;

import io.svara.channels.Address;
import io.svara.channels.InboundMessage.Automation;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.Recipients;
import io.svara.tickets.Ticket;
import io.svara.tickets.letter.Letters;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.messages.InlineImages;
import io.svara.tickets.reply.Outgoing;
import io.svara.tickets.store.TicketRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers a ticket's first message by itself (MBX-9). Never what a machine or a list sent, nor an address of our own, and
 * no person more than {@value #MOST} times an hour: whatever does not say that it is a machine stops there (MBX-5).
 */
@Component
class AutoRespond implements IntakeStep {

    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    /** Whoever writes from these reads no answer. */
    private static final Set<String> UNREAD = Set.of(
            "noreply", "no-reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "bounce", "bounces");

    private final Letters letters;
    private final TicketRows tickets;
    private final Mailboxes mailboxes;
    private final Outgoing outgoing;
    private final Bodies bodies;
    private final Log log;
    private final Clock clock;

    AutoRespond(
            Letters letters,
            TicketRows tickets,
            Mailboxes mailboxes,
            Outgoing outgoing,
            Bodies bodies,
            Log log,
            Clock clock) {
        this.letters = letters;
        this.tickets = tickets;
        this.mailboxes = mailboxes;
        this.outgoing = outgoing;
        this.bodies = bodies;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Phase phase() {
        return Phase.RESPOND;
    }

    @Override
    public void run(Arrival arrival) {
        if (!arrival.opened()
                || arrival.course().isSilent()
                || !arrival.mailbox().responds()
                || arrival.message().automation() != Automation.PERSON
                || !isRead(arrival.message().requester())) {
            return;
        }
        var ticket = tickets.find(arrival.ticket()).orElseThrow();
        if (letters.responses(ticket.requester(), clock.instant().minus(WITHIN)) >= MOST) {
            log.append(Change.of("message.response-withheld", "ticket", ticket.id())
                    .with("limit", MOST));
            return;
        }
        var requester = arrival.message().requester();
        letters.response(arrival.mailbox(), ticket, requester, arrival.message().receivedAt())
                .ifPresent(text -> respond(arrival.mailbox(), ticket, requester, text));
    }

    private boolean isRead(Address address) {
        return EmailAddress.isValid(address.email())
                && !UNREAD.contains(localPart(address.email()))
                && mailboxes.own(Set.of(address.key())).isEmpty();
    }

    private static String localPart(String email) {
        return email.substring(0, email.lastIndexOf('@')).toLowerCase(Locale.ROOT);
    }

    private void respond(Mailbox mailbox, Ticket ticket, Address requester, Letters.Response response) {
        var now = clock.instant();
        var subject = Outgoing.answerTo(ticket.subject());
        var message = outgoing.respond(new Outgoing.Draft(
                ticket.id(),
                mailbox,
                null,
                new Recipients(List.of(requester), List.of(), List.of()),
                subject,
                bodies.written(null, response.html(), subject),
                List.of(),
                InlineImages.Placed.NOTHING,
                response.pictures(),
                now,
                now));
        log.append(Change.of("message.responded", "ticket", ticket.id()).with("message", message));
    }
}
