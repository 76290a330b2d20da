package io.svara.tickets.letter;

import io.svara.channels.Address;
import io.svara.channels.TestMails;
import io.svara.channels.TestMails.TestMail;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.organization.Organizations;
import io.svara.people.Agents;
import io.svara.tickets.letter.SampleLetters.Kind;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends a mail by settings that need not be saved, as the mailbox would send it, but of no ticket. */
@UseCase(permission = Permission.MAILBOXES)
class SendTestLetter {

    /**
     * @param letter absent: as it is kept
     * @param kind as in a preview; absent: the first message of a ticket
     * @param words what an agent says in it, as HTML
     * @param to absent: to the agent's own address
     */
    record Request(
            @Nullable LetterBody letter,
            @Nullable String kind,
            @Nullable String words,
            @Nullable String to) {}

    /** What the subject begins with, by the organisation's language. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "en", "[Test] How %s writes",
            "sv", "[Test] Så skriver %s",
            "no", "[Test] Slik skriver %s");

    private final Mailboxes mailboxes;
    private final LetterRows rows;
    private final PictureRows pictures;
    private final SampleLetters samples;
    private final TestMails mails;
    private final Agents agents;
    private final Organizations organizations;
    private final Log log;
    private final Clock clock;

    SendTestLetter(
            Mailboxes mailboxes,
            LetterRows rows,
            PictureRows pictures,
            SampleLetters samples,
            TestMails mails,
            Agents agents,
            Organizations organizations,
            Log log,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.pictures = pictures;
        this.samples = samples;
        this.mails = mails;
        this.agents = agents;
        this.organizations = organizations;
        this.log = log;
        this.clock = clock;
    }

    TestLetterView send(MailboxId id, Request request) {
        // one after the other, so that the count holds
        var mailbox = mailboxes.lock(id).orElseThrow(() -> Problem.notFound("mailbox"));
        var to = recipient(request.to());
        var letter = letter(id, request.letter());
        var kind = request.kind() == null ? Kind.FIRST : Kind.of(request.kind());
        var sample = samples.of(mailbox, letter, kind, PreviewLetter.words(request.words()));
        var language = organizations.current().language();
        var subject = SUBJECTS.getOrDefault(language, SUBJECTS.getOrDefault("en", "%s"))
                .formatted(mailbox.name());
        // kept as long as the mail may wait, also where the letter is never saved
        pictures.used(Letters.pictures(letter, java.util.List.of(sample.text().html())), clock.instant());
        var sent = mails.send(new TestMail(id, sample.from(), to, subject, sample.text(), sample.pictures(), null));
        log.append(Change.of("mailbox.test-mail-sent", "mailbox", id));
        return TestLetterView.of(mails.find(id, sent).orElseThrow());
    }

    private Letter letter(MailboxId id, @Nullable LetterBody body) {
        return body == null
                ? rows.find(id).orElse(Letter.PLAIN)
                : LetterReader.read(body, 1, pictures.find(body.pictures())).letter();
    }

    private Address recipient(@Nullable String given) {
        var own = agents.find(Scope.agent().agent()).orElseThrow();
        var to = given == null || given.isBlank()
                ? new Address(own.name(), own.email())
                : new Address("", given.strip());
        new Checks()
                .address(to.email(), "to")
                .that(
                        mailboxes.own(Set.of(to.key())).isEmpty(),
                        "to",
                        "own-address",
                        "This is a mailbox of yours: the mail would become a ticket. Use another address.")
                .done();
        return to;
    }
}
