package io.svara.tickets.letter;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Writes anew how a mailbox writes, whole. What it already says is no change. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeLetter {

    /** @param ifVersion the version that the writer saw; 0 where nothing was set */
    record Request(@Nullable LetterBody letter, @Nullable Long ifVersion) {}

    private final Mailboxes mailboxes;
    private final LetterRows rows;
    private final PictureRows pictures;
    private final Log log;
    private final Clock clock;

    ChangeLetter(Mailboxes mailboxes, LetterRows rows, PictureRows pictures, Log log, Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.pictures = pictures;
        this.log = log;
        this.clock = clock;
    }

    MailboxLetterView change(MailboxId id, Request request) {
        var mailbox = mailboxes.lock(id).orElseThrow(() -> Problem.notFound("mailbox"));
        var before = rows.find(id).orElse(Letter.PLAIN);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        if (request.letter() == null) {
            throw Problem.invalid("letter", "required", "Say how the mailbox is to write.");
        }
        var wanted = LetterReader.read(
                request.letter(),
                before.version(),
                pictures.find(request.letter().pictures()));
        if (wanted.letter().equals(before)
                && wanted.responds() == mailbox.responds()
                && wanted.order() == mailbox.messageOrder()) {
            return MailboxLetterView.of(before, mailbox.responds(), mailbox.messageOrder());
        }
        mailboxes.write(id, wanted.responds(), wanted.order());
        var shown = new HashSet<>(before.pictures());
        shown.addAll(wanted.letter().pictures());
        pictures.used(shown, clock.instant());
        log.append(Change.of("mailbox.letter-changed", "mailbox", id)
                .with("look", !wanted.letter().look().equals(before.look()))
                .with("signature", !wanted.letter().signature().equals(before.signature()))
                .with("consent", !wanted.letter().consent().equals(before.consent()))
                .with("responds", wanted.responds())
                .changing("automatic-response", mailbox.responds(), wanted.responds()));
        return MailboxLetterView.of(rows.save(id, wanted.letter()), wanted.responds(), wanted.order());
    }
}
