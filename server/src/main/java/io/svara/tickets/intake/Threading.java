package io.svara.tickets.intake;

import io.svara.channels.InboundMessage;
import io.svara.tickets.Match;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.ReferenceRows;
import io.svara.tickets.store.ReferenceRows.Origin;
import io.svara.tickets.store.TicketRows;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket that a message belongs to (MBX-4). In this order:
 *
 * <ol>
 *   <li>a signed reply address proves the ticket;
 *   <li>quoting one of our own Message-IDs proves that it was received: 128 random bits are not guessed;
 *   <li>a Message-ID that others made may be guessed, so it counts only for a participant of the ticket, and only where
 *       it came to the same mailbox: a mail to two of them is a ticket in each. It counts for an {@link Insiders insider} too,
 *       whose mail is held until somebody believes it;
 *   <li>so does a ticket number in square brackets in the subject, such as {@code [#1042]};
 *   <li>a mail that an earlier arrival quoted, overtaken on its way, joins it when both are from the same person.
 * </ol>
 *
 * The subject alone never joins anything. What a stranger names without proof is told, so that an agent can look.
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
    private final Insiders insiders;

    Threading(TicketRows tickets, ReferenceRows references, Insiders insiders) {
        this.tickets = tickets;
        this.references = references;
        this.insiders = insiders;
    }

    record Matched(TicketId ticket, Match by) {}

    /**
     * @param matched empty: it opens a ticket, as it does where the ticket is gone
     * @param unproven tickets that it names without proof, and by what; of no interest where it is matched
     * @param copyOf the message of ours that bears its id already; null where none does
     */
    record Found(Optional<Matched> matched, Map<TicketId, Match> unproven, ReferenceRows.@Nullable Reference copyOf) {}

    /**
     * Those that come together, each by itself: no two of them are of one thread. Threads are locked until the transaction
     * ends.
     */
    List<Found> match(List<InboundMessage> messages) {
        references.queueUp(messages.stream()
                .flatMap(message -> message.threadRoot().stream())
                .toList());
        var known = references.known(messages.stream()
                .flatMap(message -> Stream.concat(searchedIds(message).stream(), ownIds(message).stream()))
                .distinct()
                .toList());
        return messages.stream().map(message -> match(message, known)).toList();
    }

    private Found match(InboundMessage message, List<ReferenceRows.Reference> known) {
        var unproven = new LinkedHashMap<TicketId, Match>();
        var quotedIds = searchedIds(message);
        var ownIds = ownIds(message);
        var copyOf = known.stream()
                .filter(reference -> reference.own() && ownIds.contains(reference.internetId()))
                // what one mailbox writes to another is news there
                .filter(reference -> reference.mailbox().equals(message.mailbox()))
                .findFirst()
                .orElse(null);
        var matched = by(Match.REPLY_ADDRESS, proven(message))
                .or(() -> quoted(message, among(known, quotedIds), unproven))
                .or(() -> by(Match.NUMBER, numbered(message, unproven)))
                .or(() -> by(Match.OVERTAKEN, overtaken(message, among(known, ownIds))));
        return new Found(matched, unproven, copyOf);
    }

    private static List<String> searchedIds(InboundMessage message) {
        return message.references().stream().distinct().limit(MAX_REFERENCES).toList();
    }

    /** By which its answers may name it. */
    static List<String> ownIds(InboundMessage message) {
        return Stream.concat(Stream.ofNullable(message.internetId()), message.aliases().stream())
                .distinct()
                .toList();
    }

    /** In the ids' order. */
    private static List<ReferenceRows.Reference> among(List<ReferenceRows.Reference> known, List<String> ids) {
        return known.stream()
                .filter(reference -> ids.contains(reference.internetId()))
                .sorted(Comparator.comparing(reference -> ids.indexOf(reference.internetId())))
                .toList();
    }

    private static Optional<Matched> by(Match match, Optional<TicketId> ticket) {
        return ticket.map(found -> new Matched(found, match));
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

    private Optional<Matched> quoted(
            InboundMessage message, List<ReferenceRows.Reference> known, Map<TicketId, Match> unproven) {
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
                                        .toList(),
                                unproven)));
    }

    private Optional<TicketId> ofParticipant(
            InboundMessage message, List<ReferenceRows.Reference> known, Map<TicketId, Match> unproven) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var candidates = new LinkedHashSet<>(
                known.stream().map(ReferenceRows.Reference::ticket).toList());
        var joined = tickets.withParticipant(candidates, message.from().key());
        // what mails in an unknown thread quote in common, many may quote
        var received = known.stream()
                .filter(reference -> reference.origin() != Origin.QUOTED)
                .map(ReferenceRows.Reference::ticket)
                .toList();
        var found = candidates.stream().filter(joined::contains).findFirst();
        if (found.isEmpty() && !received.isEmpty()) {
            received.forEach(ticket -> unproven.putIfAbsent(ticket, Match.FOREIGN_MESSAGE_ID));
            return insiders.of(message).map(_ -> received.getFirst());
        }
        return found;
    }

    private Optional<TicketId> numbered(InboundMessage message, Map<TicketId, Match> unproven) {
        return NUMBER.matcher(message.subject())
                .results()
                .limit(MAX_NUMBERS)
                .map(found -> ofParticipant(message, found, unproven))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<TicketId> ofParticipant(
            InboundMessage message, MatchResult number, Map<TicketId, Match> unproven) {
        var named = tickets.byNumber(Long.parseLong(number.group(1)));
        var joined = named.filter(ticket ->
                !tickets.withParticipant(List.of(ticket), message.from().key()).isEmpty());
        if (joined.isEmpty() && number.group().startsWith("[#")) {
            // a bare number in brackets is often a year, or somebody else's
            named.ifPresent(ticket -> unproven.putIfAbsent(ticket, Match.NUMBER));
        }
        return joined;
    }

    private Optional<TicketId> overtaken(InboundMessage message, List<ReferenceRows.Reference> known) {
        return known.stream()
                .filter(reference -> reference.origin() == Origin.QUOTED)
                .filter(reference -> reference.mailbox().equals(message.mailbox()))
                .map(ReferenceRows.Reference::ticket)
                .filter(ticket ->
                        tickets.isRequester(ticket, message.requester().key()))
                .findFirst();
    }
}
