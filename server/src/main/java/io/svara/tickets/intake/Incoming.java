package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.channels.Intake.Prepared;
import io.svara.kernel.EmailAddress;
import io.svara.mailboxes.Mailbox;
import io.svara.tickets.HeldMessage;
import io.svara.tickets.Match;
import io.svara.tickets.Ticket;
import io.svara.tickets.search.SearchRows;
import io.svara.tickets.store.MessageRows.Body;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message, and what is to become of it.
 *
 * @param matched the ticket that it belongs to, locked until the transaction ends; also one that it cannot continue
 * @param joined the ticket that it becomes a part of; empty: it opens one
 * @param held what it claims to be in there, where that is to be believed first
 * @param outsiders the addresses in it that are none of the organisation's mailboxes
 * @param own whether From is one of those
 */
record Incoming(
        InboundMessage message,
        Ready ready,
        Mailbox mailbox,
        Threading.Found found,
        Optional<Ticket> matched,
        Optional<Ticket> joined,
        Optional<HeldMessage> held,
        Set<String> outsiders,
        boolean own,
        boolean blocked) {

    /** What of a message needs no database. */
    record Ready(Body body, SearchRows.Indexed words) implements Prepared {}

    private static final int MOST_ADDRESSES = 500;
    private static final int LONGEST_ADDRESS = 320;

    /** What we sent has come back. */
    boolean isCopy() {
        return own && found.copyOf() != null;
    }

    boolean opens() {
        return joined.isEmpty();
    }

    Match by() {
        return matched.isEmpty() ? Match.NEW : found.matched().orElseThrow().by();
    }

    /** Into the trash at once; no step is run. */
    boolean aside() {
        return blocked || (opens() && isVerification());
    }

    boolean isVerification() {
        return message.automation() == Automation.VERIFICATION;
    }

    boolean wakes() {
        return wakes(message);
    }

    /** What a machine sends by itself (out of office, a bounce) is shown where it belongs, but moves nothing. */
    static boolean wakes(InboundMessage message) {
        return message.automation() == Automation.PERSON || message.automation() == Automation.LIST;
    }

    /** The address in From, and its domain. */
    static List<String> senders(InboundMessage message) {
        var address = message.from().key();
        return List.of(address, EmailAddress.domain(address));
    }

    static Set<String> addresses(InboundMessage message) {
        return Stream.of(List.of(message.from(), message.requester()), message.to(), message.cc())
                .flatMap(List::stream)
                .map(Address::key)
                .filter(address -> address.length() <= LONGEST_ADDRESS)
                .limit(MOST_ADDRESSES)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Who wrote, and where they want the answer; own addresses suggest themselves elsewhere. */
    Map<String, String> correspondents() {
        var names = new HashMap<String, String>();
        for (var address : List.of(message.from(), message.requester())) {
            if (outsiders.contains(address.key()) && EmailAddress.isValid(address.email())) {
                names.merge(address.key(), address.name(), (one, other) -> one.isEmpty() ? other : one);
            }
        }
        return names;
    }
}
