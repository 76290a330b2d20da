package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.Mailbox;
import io.svara.organization.Organizations;
import io.svara.organization.schedules.OpeningHours;
import io.svara.organization.schedules.Schedules;
import io.svara.people.Agents;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letter.SenderName;
import io.svara.tickets.letter.LetterTag.Person;
import io.svara.tickets.store.TicketRows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the messages of a mailbox leave. */
@Component
public class Letters {

    /** The word between an agent's name and the mailbox's, by the organisation's language. */
    private static final Map<String, String> AT = Map.of("en", "at", "sv", "på", "no", "i");

    private final LetterRows rows;
    private final TicketRows tickets;
    private final Contacts contacts;
    private final Agents agents;
    private final Organizations organizations;
    private final Schedules schedules;

    Letters(
            LetterRows rows,
            TicketRows tickets,
            Contacts contacts,
            Agents agents,
            Organizations organizations,
            Schedules schedules) {
        this.rows = rows;
        this.tickets = tickets;
        this.contacts = contacts;
        this.agents = agents;
        this.organizations = organizations;
        this.schedules = schedules;
    }

    /** With which a message is written. */
    public final class Pen {

        private final Mailbox mailbox;
        private final @Nullable AgentId author;
        private final Optional<Letter> letter;

        private Pen(Mailbox mailbox, @Nullable AgentId author) {
            this.mailbox = mailbox;
            this.author = author;
            this.letter = rows.find(mailbox.id());
        }

        /** Who the message is from. */
        public Address sender() {
            var name = letter.filter(found -> found.senderName() == SenderName.AGENT_AT_MAILBOX)
                    .flatMap(_ -> Optional.ofNullable(author))
                    .flatMap(agents::find)
                    .map(agent -> agentAt(
                            agent.name(), mailbox, organizations.current().language()));
            return new Address(name.orElse(mailbox.name()), mailbox.address());
        }

        /** The message's words as they leave; as they are, where nobody has set anything. */
        public Outbound.Text dressed(TicketId ticket, MessageId message, Outbound.Text words) {
            return letter.map(found -> dressed(found, ticket, message, words)).orElse(words);
        }

        private Outbound.Text dressed(Letter found, TicketId ticket, MessageId message, Outbound.Text words) {
            var hasFoot = !found.signature().isEmpty() || !found.consent().isEmpty();
            if (author == null || !hasFoot || !rows.isFirst(ticket, message)) {
                return Dressing.dress(found, words, false, Map.of());
            }
            var values = values(mailbox, tickets.find(ticket).orElseThrow(), author);
            return Dressing.dress(found, words, true, values);
        }
    }

    /** Such as "Anna at Support". */
    static String agentAt(String agent, Mailbox mailbox, String language) {
        return agent + " " + AT.getOrDefault(language, "at") + " " + mailbox.name();
    }

    /** @param author null: Svara itself */
    public Pen pen(Mailbox mailbox, @Nullable AgentId author) {
        return new Pen(mailbox, author);
    }

    /**
     * What the mailbox answers a new ticket by itself, as HTML. Empty: nothing.
     *
     * @param at when the question came, by which its hours are looked up
     */
    public Optional<String> response(Mailbox mailbox, Ticket ticket, Address requester, Instant at) {
        var values = LetterTag.values(
                mailbox,
                LetterTag.number(ticket),
                ticket.subject(),
                new Person(requester.name(), requester.email()),
                Person.NOBODY);
        return rows.find(mailbox.id())
                .map(Letter::response)
                .map(response ->
                        response.outsideOn() && !hours(mailbox).isOpen(at) ? response.outside() : response.text())
                .map(text -> Dressing.filled(text, values));
    }

    /** How many of a person's tickets that were opened since have been answered by themselves. */
    public int responses(ContactId requester, Instant since) {
        return rows.responses(requester, since);
    }

    private OpeningHours hours(Mailbox mailbox) {
        return mailbox.schedule() == null
                ? OpeningHours.ALWAYS
                : schedules.hours(mailbox.schedule()).orElse(OpeningHours.ALWAYS);
    }

    private Map<String, String> values(Mailbox mailbox, Ticket ticket, AgentId author) {
        return LetterTag.values(
                mailbox,
                LetterTag.number(ticket),
                ticket.subject(),
                new Person(contacts.name(ticket.requester()), ticket.requesterEmail()),
                agents.find(author)
                        .map(agent -> new Person(agent.name(), agent.email()))
                        .orElse(Person.NOBODY));
    }
}
