package io.svara.mail.verification;

import io.svara.channels.Authenticity;
import io.svara.channels.SenderChecks;
import io.svara.channels.ThreadId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mail.authentication.SenderQuestions;
import io.svara.mail.authentication.SenderQuestions.Answer;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verification mails that have come to a mailbox, newest first. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowVerifications {

    /**
     * @param provider {@code google}, {@code yahoo}, {@code proton}, {@code icloud}, {@code fastmail}, {@code zoho} or
     *     {@code microsoft}
     * @param sender the address in From
     * @param code to be entered in the account's settings
     * @param link to be opened: by https, at the provider's own
     * @param authenticity whether the sender is who it says; null before DNS was asked
     * @param ticketId where the mail lies
     */
    record VerificationView(
            String provider,
            String sender,
            @Nullable String code,
            @Nullable String link,
            @Nullable Authenticity authenticity,
            String ticketId,
            Instant receivedAt) {}

    record Shown(List<VerificationView> items) {}

    private final Mailboxes mailboxes;
    private final VerificationRows rows;
    private final SenderQuestions questions;

    ShowVerifications(Mailboxes mailboxes, VerificationRows rows, SenderQuestions questions) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.questions = questions;
    }

    Shown show(MailboxId mailbox) {
        mailboxes.get(mailbox);
        return new Shown(rows.last(mailbox).stream().map(this::view).toList());
    }

    private VerificationView view(VerificationRows.Received received) {
        var found = received.verification();
        return new VerificationView(
                found.provider(),
                found.sender(),
                found.code(),
                found.link(),
                authenticity(received),
                text(received.thread()),
                received.receivedAt());
    }

    private @Nullable Authenticity authenticity(VerificationRows.Received received) {
        return questions
                .answer(received.message())
                .flatMap(ShowVerifications::checks)
                .map(SenderChecks::authenticity)
                .orElse(null);
    }

    private static Optional<SenderChecks> checks(Answer answer) {
        return Optional.ofNullable(answer.checks());
    }

    private static String text(ThreadId thread) {
        return String.valueOf(thread.value());
    }
}
