package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.channels.tags.TagText;
import io.svara.contacts.ContactId;
import io.svara.contacts.Contacts;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.CustomerLanguages;
import io.svara.mailboxes.Mailbox;
import io.svara.organization.Organizations;
import io.svara.organization.schedules.OpeningHours;
import io.svara.organization.schedules.Schedules;
import io.svara.people.Agents;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Recipients;
import io.svara.tickets.Ticket;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letter.SenderName;
import io.svara.tickets.letter.LetterTag.Person;
import io.svara.tickets.store.TicketRows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the messages of a mailbox leave. */
@Component
public class Letters {

    private final LetterRows rows;
    private final PictureRows pictures;
    private final Quotes quotes;
    private final TicketRows tickets;
    private final Contacts contacts;
    private final Agents agents;
    private final Organizations organizations;
    private final CustomerLanguages languages;
    private final Schedules schedules;

    Letters(
            LetterRows rows,
            PictureRows pictures,
            Quotes quotes,
            TicketRows tickets,
            Contacts contacts,
            Agents agents,
            Organizations organizations,
            CustomerLanguages languages,
            Schedules schedules) {
        this.rows = rows;
        this.pictures = pictures;
        this.quotes = quotes;
        this.tickets = tickets;
        this.contacts = contacts;
        this.agents = agents;
        this.organizations = organizations;
        this.languages = languages;
        this.schedules = schedules;
    }

    /** A message that leaves; {@code recipients} are all that it is for. */
    public record Leaving(TicketId ticket, MessageId message, MessageKind kind, Recipients recipients) {}

    /** @param pictures what the text shows besides the message's own */
    public record Dressed(Outbound.Text text, List<AttachedBlob> pictures) {

        /** Each once: a mail's parts are found by their names. */
        public List<AttachedBlob> with(List<AttachedBlob> files) {
            var names = files.stream().map(AttachedBlob::contentId).collect(Collectors.toSet());
            return Stream.concat(
                            files.stream(), pictures.stream().filter(picture -> !names.contains(picture.contentId())))
                    .toList();
        }
    }

    /** With which a message is written. */
    public final class Pen {

        private final Mailbox mailbox;
        private final @Nullable AgentId author;
        private final Letter letter;
        private final String personal;

        private Pen(Mailbox mailbox, @Nullable AgentId author) {
            this.mailbox = mailbox;
            this.author = author;
            var paper = rows.paper(mailbox.id(), author);
            this.letter = paper.letter();
            this.personal = paper.personal();
        }

        /** Who the message is from. */
        public Address sender() {
            if (author == null || letter.senderName() != SenderName.AGENT_AT_MAILBOX) {
                return new Address(mailbox.name(), mailbox.address());
            }
            var name = agents.find(author)
                    .map(agent -> LetterWords.in(languages.of(mailbox.id())).agentAt(agent.name(), mailbox.name()));
            return new Address(name.orElse(mailbox.name()), mailbox.address());
        }

        /** The message's words as they leave; as they are, where nobody has set anything. */
        public Dressed dressed(Leaving leaving, Outbound.Text words) {
            var foot = author == null ? List.<String>of() : foot(leaving);
            var quote = quotes.below(leaving, mailbox, letter.quoting());
            if (!letter.isSet() && foot.isEmpty()) {
                return new Dressed(words, List.of());
            }
            var shown = pictures.find(pictures(letter, foot));
            var text = Dressing.dress(letter, words, filled(foot, leaving), logo(letter, shown), quote);
            return new Dressed(
                    text, shown.values().stream().map(Picture::attached).toList());
        }

        private List<String> foot(Leaving leaving) {
            var first = Dressing.foot(letter, personal, true);
            var later = Dressing.foot(letter, personal, false);
            return first.equals(later) || !rows.isFirst(leaving.ticket(), leaving.message()) ? later : first;
        }

        private List<String> filled(List<String> foot, Leaving leaving) {
            if (author == null
                    || foot.stream().allMatch(part -> TagText.tags(part).isEmpty())) {
                return foot;
            }
            var values = values(mailbox, tickets.find(leaving.ticket()).orElseThrow(), author);
            return foot.stream().map(part -> TagText.fill(part, values)).toList();
        }
    }

    static Set<PictureId> pictures(Letter letter, List<String> foot) {
        var shown = new HashSet<>(PictureNames.inKept(String.join("", foot)));
        if (letter.logo().picture() != null) {
            shown.add(letter.logo().picture());
        }
        return shown;
    }

    static @Nullable Picture logo(Letter letter, Map<PictureId, Picture> pictures) {
        return letter.logo().picture() == null
                ? null
                : pictures.get(letter.logo().picture());
    }

    /** @param author null: Svara itself */
    public Pen pen(Mailbox mailbox, @Nullable AgentId author) {
        return new Pen(mailbox, author);
    }

    /** An automatic response as HTML for a message, and the pictures that it shows. */
    public record Response(String html, List<AttachedBlob> pictures) {}

    /**
     * What the mailbox answers a new ticket by itself. Empty: nothing.
     *
     * @param at when the question came, by which its hours are looked up
     */
    public Optional<Response> response(Mailbox mailbox, Ticket ticket, Address requester, Instant at) {
        return rows.find(mailbox.id())
                .map(Letter::response)
                .map(response ->
                        response.outsideOn() && !hours(mailbox).isOpen(at) ? response.outside() : response.text())
                .map(text -> new Response(
                        Dressing.sent(TagText.fill(
                                text,
                                values(
                                        mailbox,
                                        ticket,
                                        new Person(requester.name(), requester.email()),
                                        Person.NOBODY))),
                        pictures.find(PictureNames.inKept(text)).values().stream()
                                .map(Picture::attached)
                                .toList()));
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
        return values(
                mailbox,
                ticket,
                new Person(contacts.name(ticket.requester()), ticket.requesterEmail()),
                agents.find(author)
                        .map(agent -> new Person(agent.name(), agent.email()))
                        .orElse(Person.NOBODY));
    }

    private Map<String, String> values(Mailbox mailbox, Ticket ticket, Person requester, Person agent) {
        var organization = organizations.current().name();
        return new LetterTag.Known(mailbox, organization, LetterTag.number(ticket), ticket.subject(), requester, agent)
                .values();
    }
}
