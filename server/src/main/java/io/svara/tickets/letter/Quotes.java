package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.Outbound;
import io.svara.mailboxes.CustomerLanguages;
import io.svara.mailboxes.Mailbox;
import io.svara.tickets.Message;
import io.svara.tickets.MessageKind;
import io.svara.tickets.letter.Letter.Quoting;
import io.svara.tickets.letter.Letters.Leaving;
import io.svara.tickets.messages.Bodies;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses what is quoted below a reply (MBX-8): only what one of those it is for has had before. Never a private note,
 * never a third party's mails to others, nor others' to a third party.
 */
@Component
class Quotes {

    /** More is no mail that anybody reads; the newest are taken. */
    private static final int MOST = 20;

    private final MessageRows messages;
    private final TicketRows tickets;
    private final Bodies bodies;
    private final CustomerLanguages languages;

    Quotes(MessageRows messages, TicketRows tickets, Bodies bodies, CustomerLanguages languages) {
        this.messages = messages;
        this.tickets = tickets;
        this.bodies = bodies;
        this.languages = languages;
    }

    /** Null where nothing is quoted. */
    Outbound.@Nullable Text below(Leaving leaving, Mailbox mailbox, Quoting quoting) {
        if (quoting == Quoting.NONE || leaving.kind() != MessageKind.REPLY) {
            return null;
        }
        var chosen = chosen(leaving, quoting == Quoting.LAST ? 1 : MOST);
        if (chosen.isEmpty()) {
            return null;
        }
        var texts = messages.bodies(chosen.stream().map(Message::id).toList());
        var pieces = chosen.stream()
                .map(message -> new Quote.Piece(
                        Objects.requireNonNull(message.sender()),
                        message.createdAt(),
                        bodies.clean(message, Objects.requireNonNull(texts.get(message.id())))))
                .toList();
        return Quote.of(pieces, languages.of(mailbox.id()), mailbox.zone());
    }

    private List<Message> chosen(Leaving leaving, int most) {
        var outsiders = tickets.thirdParties(leaving.ticket());
        var everybody = keys(leaving.recipients().all());
        if (!Collections.disjoint(everybody, outsiders)) {
            return List.of();
        }
        var addressed = keys(leaving.recipients().to().stream());
        return messages
                .before(leaving.ticket(), leaving.message(), MOST, MessageKind.INBOUND, MessageKind.REPLY)
                .stream()
                .filter(message -> message.sender() != null)
                .filter(message -> isBetween(message, addressed, outsiders))
                .limit(most)
                .toList();
    }

    private static boolean isBetween(Message message, Set<String> addressed, Set<String> outsiders) {
        var people = people(message);
        var reply = message.kind() == MessageKind.REPLY;
        return !Collections.disjoint(people, addressed) && !(reply && !Collections.disjoint(people, outsiders));
    }

    private static Set<String> people(Message message) {
        var writers = Stream.of(message.sender(), message.replyTo()).filter(Objects::nonNull);
        return keys(Stream.concat(writers, message.recipients().all()));
    }

    private static Set<String> keys(Stream<Address> addresses) {
        return addresses.map(Address::key).collect(Collectors.toSet());
    }
}
