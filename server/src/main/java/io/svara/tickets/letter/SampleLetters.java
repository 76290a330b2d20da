package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.Outbound;
import io.svara.channels.html.HtmlText;
import io.svara.channels.tags.TagText;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.CustomerLanguages;
import io.svara.mailboxes.Mailbox;
import io.svara.organization.Organizations;
import io.svara.people.Agents;
import io.svara.tickets.letter.Letter.Quoting;
import io.svara.tickets.letter.Letter.SenderName;
import io.svara.tickets.letter.LetterTag.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails as a mailbox would write them, of a ticket that is not there, in the name of the current agent. */
@Component
class SampleLetters {

    /** Of which message of a ticket; the last two are automatic responses. */
    enum Kind {
        FIRST,
        LATER,
        RESPONSE,
        OUTSIDE_HOURS;

        static Kind of(@Nullable String word) {
            return switch (String.valueOf(word)) {
                case "first" -> FIRST;
                case "later" -> LATER;
                case "response" -> RESPONSE;
                case "outside-hours" -> OUTSIDE_HOURS;
                default ->
                    throw Problem.invalid("kind", "unknown-kind", "Use first, later, response or outside-hours.");
            };
        }

        boolean isAutomatic() {
            return this == RESPONSE || this == OUTSIDE_HOURS;
        }
    }

    record Sample(Address from, Outbound.Text text, List<AttachedBlob> pictures) {}

    private static final String NUMBER = "1042";
    private static final Person REQUESTER = new Person("Kim Lind", "kim.lind@example.com");

    /** What the customer of the sample has asked. */
    private static final Map<String, String> ASKED = Map.of(
            "en", "<p>Hello, when will my parcel come?</p>",
            "sv", "<p>Hej, när kommer mitt paket?</p>",
            "no", "<p>Hei, når kommer pakken min?</p>");

    private final LetterRows rows;
    private final PictureRows pictures;
    private final Agents agents;
    private final Organizations organizations;
    private final CustomerLanguages languages;
    private final Clock clock;

    SampleLetters(
            LetterRows rows,
            PictureRows pictures,
            Agents agents,
            Organizations organizations,
            CustomerLanguages languages,
            Clock clock) {
        this.rows = rows;
        this.pictures = pictures;
        this.agents = agents;
        this.organizations = organizations;
        this.languages = languages;
        this.clock = clock;
    }

    /** @param words what the agent says; of no account where the mailbox answers by itself */
    Sample of(Mailbox mailbox, Letter letter, Kind kind, Outbound.Text words) {
        var author = Scope.agent().agent();
        var agent = agents.find(author).orElseThrow();
        var values = new LetterTag.Known(
                        mailbox,
                        organizations.current().name(),
                        mailbox.numberPrefix().isEmpty() ? NUMBER : mailbox.numberPrefix() + "-" + NUMBER,
                        "A question",
                        REQUESTER,
                        new Person(agent.name(), agent.email()))
                .values();
        var foot = kind.isAutomatic()
                ? List.<String>of()
                : Dressing.foot(letter, rows.paper(mailbox.id(), author).personal(), kind == Kind.FIRST);
        var said = said(letter, kind, words, values);
        var named = Letters.pictures(letter, foot);
        named.addAll(PictureNames.inKept(said.html()));
        var shown = pictures.find(named);
        var filled = foot.stream().map(part -> TagText.fill(part, values)).toList();
        var quote = kind.isAutomatic() || letter.quoting() == Quoting.NONE ? null : quote(mailbox);
        var text = Dressing.dress(letter, said, filled, Letters.logo(letter, shown), quote);
        return new Sample(
                from(mailbox, letter, kind, agent.name()),
                text,
                shown.values().stream().map(Picture::attached).toList());
    }

    private Address from(Mailbox mailbox, Letter letter, Kind kind, String agent) {
        var named = !kind.isAutomatic() && letter.senderName() == SenderName.AGENT_AT_MAILBOX;
        var name = named ? LetterWords.in(languages.of(mailbox.id())).agentAt(agent, mailbox.name()) : mailbox.name();
        return new Address(name, mailbox.address());
    }

    private static Outbound.Text said(Letter letter, Kind kind, Outbound.Text words, Map<String, String> values) {
        return switch (kind) {
            case FIRST, LATER -> words;
            case RESPONSE -> response(letter.response().text(), values);
            case OUTSIDE_HOURS -> response(letter.response().outside(), values);
        };
    }

    private static Outbound.Text response(String kept, Map<String, String> values) {
        var html = Dressing.sent(TagText.fill(kept, values));
        return new Outbound.Text(HtmlText.toText(html), html);
    }

    private Outbound.Text quote(Mailbox mailbox) {
        var language = languages.of(mailbox.id());
        var asked = new Quote.Piece(
                new Address(REQUESTER.name(), REQUESTER.email()),
                clock.instant().minus(Duration.ofHours(2)),
                ASKED.getOrDefault(language, ASKED.getOrDefault("en", "")));
        return Quote.of(List.of(asked), language, mailbox.zone());
    }
}
