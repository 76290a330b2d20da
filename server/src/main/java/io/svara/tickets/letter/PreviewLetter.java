package io.svara.tickets.letter;

import io.svara.channels.Outbound;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.HtmlCleaner;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.organization.Organizations;
import io.svara.people.Agents;
import io.svara.tickets.letter.LetterTag.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how a mail of a mailbox would look, by settings that need not be saved, with a ticket of nobody. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class PreviewLetter {

    /**
     * @param kind {@code first} message of a ticket, a {@code later} one, {@code response} or {@code outside-hours}
     * @param words what an agent says in it, as HTML
     */
    record Request(
            @Nullable LetterBody letter,
            @Nullable String kind,
            @Nullable String words) {}

    /** @param html safe to show */
    record Answer(String from, String html, String text) {}

    private static final String NUMBER = "1042";
    private static final int MAX_WORDS = 20_000;

    private final Mailboxes mailboxes;
    private final Agents agents;
    private final Organizations organizations;

    PreviewLetter(Mailboxes mailboxes, Agents agents, Organizations organizations) {
        this.mailboxes = mailboxes;
        this.agents = agents;
        this.organizations = organizations;
    }

    Answer preview(MailboxId id, Request request) {
        var mailbox = mailboxes.get(id);
        if (request.letter() == null) {
            throw Problem.invalid("letter", "required", "Say how the mailbox is to write.");
        }
        var letter = LetterReader.read(request.letter(), 0).letter();
        var agent = agents.find(Scope.agent().agent()).orElseThrow();
        var values = LetterTag.values(
                mailbox,
                mailbox.numberPrefix().isEmpty() ? NUMBER : mailbox.numberPrefix() + "-" + NUMBER,
                "A question",
                new Person("Kim Lind", "kim.lind@example.com"),
                new Person(agent.name(), agent.email()));
        var text = text(letter, request, values);
        var from = text.automatic() || letter.senderName() == Letter.SenderName.MAILBOX
                ? mailbox.name()
                : Letters.agentAt(agent.name(), mailbox, organizations.current().language());
        return answer(mailbox, from, Dressing.dress(letter, text.words(), text.signed(), values));
    }

    private record Text(Outbound.Text words, boolean automatic, boolean signed) {}

    private static Text text(Letter letter, Request request, Map<String, String> values) {
        return switch (String.valueOf(request.kind())) {
            case "first" -> new Text(words(request.words()), false, true);
            case "later" -> new Text(words(request.words()), false, false);
            case "response" -> new Text(words(Dressing.filled(letter.response().text(), values)), true, false);
            case "outside-hours" ->
                new Text(words(Dressing.filled(letter.response().outside(), values)), true, false);
            default -> throw Problem.invalid("kind", "unknown-kind", "Use first, later, response or outside-hours.");
        };
    }

    private static Outbound.Text words(@Nullable String html) {
        var given = html == null ? "" : html;
        var clean = HtmlCleaner.clean(given.length() > MAX_WORDS ? given.substring(0, MAX_WORDS) : given);
        return new Outbound.Text(clean.text(), new CleanHtml(clean.html(), "", HtmlCleaner.VERSION, 0, false).asSent());
    }

    private static Answer answer(Mailbox mailbox, String from, Outbound.Text text) {
        var shown = HtmlCleaner.clean(text.html()).html();
        return new Answer(from + " <" + mailbox.address() + ">", shown, text.plain());
    }
}
