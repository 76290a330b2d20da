package io.svara.tickets.intake;

import io.svara.channels.Address;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import io.svara.tickets.HeldMessage;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Ticket;
import io.svara.tickets.store.TicketRows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Those who answer customers past Svara: agents who see the mailbox, from their own addresses, and whoever writes from an
 * address of the organisation's mailboxes in another program. What stands in From is a claim until the sender has been
 * checked.
 */
@Component
class Insiders {

    /** @param agent null: an address of a mailbox, and nobody knows who */
    record Insider(@Nullable AgentId agent) {}

    private final Agents agents;
    private final Mailboxes mailboxes;
    private final Visibilities visibilities;
    private final TicketRows tickets;

    Insiders(Agents agents, Mailboxes mailboxes, Visibilities visibilities, TicketRows tickets) {
        this.agents = agents;
        this.mailboxes = mailboxes;
        this.visibilities = visibilities;
        this.tickets = tickets;
    }

    /** Who its sender claims to be; empty for all others, and for what no person wrote. */
    Optional<Insider> of(InboundMessage message) {
        if (message.automation() != Automation.PERSON || message.unreadable() != null) {
            return Optional.empty();
        }
        var address = message.from().key();
        return agents.withEmail(List.of(address)).stream()
                .map(AgentSummary::id)
                .filter(agent -> visibilities.sees(agent, message.mailbox()))
                .findFirst()
                .map(Insider::new)
                .or(() -> isOwn(address) ? Optional.of(new Insider(null)) : Optional.empty());
    }

    boolean isOwn(String address) {
        return !mailboxes.own(Set.of(address)).isEmpty();
    }

    /**
     * What the message claims to be in this ticket; empty where it is a customer's as any other. That it is also for an agent who has
     * asked something, and for one to whom the conversation was forwarded.
     */
    Optional<HeldMessage> claim(InboundMessage message, Ticket ticket) {
        var address = message.from().key();
        if (ticket.requesterEmail().equalsIgnoreCase(address) || tickets.isThirdParty(ticket.id(), address)) {
            return Optional.empty();
        }
        return of(message)
                .map(insider -> new HeldMessage(
                        wentToCustomer(message, ticket) ? MessageKind.REPLY : MessageKind.NOTE, insider.agent()));
    }

    /** Who answers the mailbox alone has written to colleagues. */
    private boolean wentToCustomer(InboundMessage message, Ticket ticket) {
        var recipients = Stream.concat(message.to().stream(), message.cc().stream())
                .map(Address::key)
                .collect(Collectors.toSet());
        recipients.retainAll(new HashSet<>(tickets.participants(ticket.id())));
        recipients.remove(message.from().key());
        agents.withEmail(recipients).forEach(agent -> recipients.remove(agent.email()));
        return !recipients.isEmpty();
    }
}
