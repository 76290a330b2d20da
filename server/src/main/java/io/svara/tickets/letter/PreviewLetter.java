package io.svara.tickets.letter;

import io.svara.channels.Outbound;
import io.svara.channels.html.CleanHtml;
import io.svara.channels.html.HtmlCleaner;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.letter.SampleLetters.Kind;
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

    private static final int MAX_WORDS = 20_000;

    private final Mailboxes mailboxes;
    private final PictureRows pictures;
    private final SampleLetters samples;

    PreviewLetter(Mailboxes mailboxes, PictureRows pictures, SampleLetters samples) {
        this.mailboxes = mailboxes;
        this.pictures = pictures;
        this.samples = samples;
    }

    Answer preview(MailboxId id, Request request) {
        var mailbox = mailboxes.get(id);
        if (request.letter() == null) {
            throw Problem.invalid("letter", "required", "Say how the mailbox is to write.");
        }
        var letter = LetterReader.read(
                        request.letter(), 1, pictures.find(request.letter().pictures()))
                .letter();
        var sample = samples.of(mailbox, letter, Kind.of(request.kind()), words(request.words()));
        var shown = PictureNames.shown(HtmlCleaner.clean(sample.text().html()).html());
        return new Answer(
                sample.from().name() + " <" + mailbox.address() + ">",
                shown,
                sample.text().plain());
    }

    static Outbound.Text words(@Nullable String html) {
        var given = html == null ? "" : html;
        var clean = HtmlCleaner.clean(given.length() > MAX_WORDS ? given.substring(0, MAX_WORDS) : given);
        return new Outbound.Text(clean.text(), new CleanHtml(clean.html(), "", HtmlCleaner.VERSION, 0, false).asSent());
    }
}
