package io.svara.tickets.intake;

import io.svara.channels.InboundMessage;
import io.svara.tickets.Match;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.TicketRows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket that a message belongs to (MBX-4). In this order:
 *
 * <ol>
 *   <li>a signed reply address proves the ticket;
 *   <li>quoting one of our own Message-IDs proves that it was received: 128 random bits are not guessed;
 *   <li>a Message-ID that others made may be guessed, so it counts only for a participant of the ticket, and only where
 *       it came to the same mailbox: a mail to two of them is a ticket in each;
 *   <li>so does a ticket number in square brackets in the subject, such as {@code [#1042]};
 *   <li>a mail that an earlier arrival quoted, overtaken on its way, joins it when both are from the same person.
 * </ol>
 *
 * The subject alone never joins anything.
 */
@Component
class Threading {

    private static final int MAX_REFERENCES = 100;
    private static final int MAX_QUOTED = 20;

    /** Mail programs and filters put brackets of their own before ours. */
    private static final int MAX_NUMBERS = 5;

    private static final Pattern NUMBER = Pattern.compile("\\[#?(?:[\\p{L}\\p{N}-]{1,10}-)?(\\d{1,18})]");

    private final TicketRows tickets;
    private final ReferenceRows references;

    Threading(TicketRows tickets, ReferenceRows references) {
        this.tickets = tickets;
        this.references = references;
    }

    /** @param ticket locked until the transaction ends */
    record Matched(Ticket ticket, Match by) {}

    private record Candidate(TicketId ticket, Match by) {}

    Optional<Matched> match(InboundMessage message) {
        root(message).ifPresent(references::queueUp);
        return by(Match.REPLY_ADDRESS, proven(message))
                .or(() -> quoted(message))
                .or(() -> by(Match.NUMBER, numbered(message)))
                .or(() -> by(Match.OVERTAKEN, overtaken(message)))
                .flatMap(found -> tickets.lock(found.ticket()).map(ticket -> new Matched(ticket, found.by())));
    }

    private static Optional<Candidate> by(Match match, Optional<TicketId> ticket) {
        return ticket.map(found -> new Candidate(found, match));
    }

    /** The Message-ID that all of a thread share: its oldest. */
    private static Optional<String> root(InboundMessage message) {
        return message.references().isEmpty()
                ? Optional.ofNullable(message.internetId())
                : Optional.of(message.references().getLast());
    }

    /** The nearest of the ids that a message quotes, and the oldest. */
    static List<String> quotedIds(InboundMessage message) {
        var ids = message.references().stream().distinct().toList();
        return ids.size() <= MAX_QUOTED
                ? ids
                : Stream.concat(ids.stream().limit(MAX_QUOTED), Stream.of(ids.getLast()))
                        .toList();
    }

    private static Optional<TicketId> proven(InboundMessage message) {
        return Optional.ofNullable(message.provenThread()).map(thread -> new TicketId(thread.value()));
    }

    private Optional<Candidate> quoted(InboundMessage message) {
        var known = references.known(
                message.references().stream().distinct().limit(MAX_REFERENCES).toList());
        var own = known.stream()
                .filter(ReferenceRows.Reference::own)
                .map(ReferenceRows.Reference::ticket)
                .findFirst();
        return by(Match.OWN_MESSAGE_ID, own)
                .or(() -> by(
                        Match.FOREIGN_MESSAGE_ID,
                        ofParticipant(
                                message,
                                known.stream()
                                        .filter(reference -> reference.mailbox().equals(message.mailbox()))
                                        .toList())));
    }

    private Optional<TicketId> ofParticipant(InboundMessage message, List<ReferenceRows.Reference> known) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var candidates = new LinkedHashSet<>(
                known.stream().map(ReferenceRows.Reference::ticket).toList());
        var joined = tickets.withParticipant(candidates, message.from().key());
        return candidates.stream().filter(joined::contains).findFirst();
    }

    private Optional<TicketId> numbered(InboundMessage message) {
        return NUMBER.matcher(message.subject())
                .results()
                .limit(MAX_NUMBERS)
                .map(found -> ofParticipant(message, Long.parseLong(found.group(1))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TicketId> ofParticipant(InboundMessage message, long number) {
        return tickets.byNumber(number)
                .filter(ticket -> !tickets.withParticipant(
                                List.of(ticket), message.from().key())
                        .isEmpty());
    }

    private Optional<TicketId> overtaken(InboundMessage message) {
        if (message.internetId() == null) {
            return Optional.empty();
        }
        return references.known(List.of(message.internetId())).stream()
                .filter(reference -> reference.origin() == Origin.QUOTED)
                .filter(reference -> reference.mailbox().equals(message.mailbox()))
                .map(ReferenceRows.Reference::ticket)
                .filter(ticket ->
                        tickets.isRequester(ticket, message.requester().key()))
                .findFirst();
    }
}
