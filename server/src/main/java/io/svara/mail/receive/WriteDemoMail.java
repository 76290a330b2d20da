package io.svara.mail.receive;

import io.svara.channels.Address;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.mail.outgoing.SentMails;
import io.svara.mail.outgoing.SentMails.OutboxId;
import io.svara.mail.outgoing.SentMails.SentMail;
import io.svara.mail.receive.smtp.Envelope;
import io.svara.mail.receive.smtp.NotTakenNow;
import io.svara.mail.send.MailAddress;
import io.svara.mail.send.MailComposer;
import io.svara.mail.send.MessageIds;
import io.svara.mail.send.OutgoingMail;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Plays the customer, so that a newcomer sees the whole circle without a mail program: a mail is written as a mail
 * program would, and taken in as if it had come by SMTP. In the demo alone.
 */
@UseCase(permission = Permission.TICKETS)
class WriteDemoMail {

    private static final int MAX_LINE = 200;
    private static final int MAX_TEXT = 100_000;
    private static final String HELO = "demo.localhost";
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'at' HH:mm", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SvaraSettings settings;
    private final Mailboxes mailboxes;
    private final Visibilities visibilities;
    private final SentMails sentMails;
    private final ReceiveMail receiveMail;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final MailComposer composer = new MailComposer();

    WriteDemoMail(
            SvaraSettings settings,
            Mailboxes mailboxes,
            Visibilities visibilities,
            SentMails sentMails,
            ReceiveMail receiveMail,
            TransactionOperations transaction,
            Clock clock) {
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.visibilities = visibilities;
        this.sentMails = sentMails;
        this.receiveMail = receiveMail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param subject may be left out of an answer
     * @param answers the mail of ours that is answered; null begins a conversation
     */
    record Request(
            @Nullable MailboxId mailboxId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String subject,
            @Nullable String text,
            @Nullable OutboxId answers) {}

    /** Without a transaction around it: a mail is made durable before any begins. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void write(Request request) {
        if (!settings.demo()) {
            throw Problem.notFound("demo");
        }
        check(request);
        var letter = transaction.execute(_ -> letter(request));
        if (letter != null) {
            deliver(letter);
        }
    }

    private static void check(Request request) {
        var errors = new ArrayList<FieldError>();
        if (request.email() == null || !EmailAddress.isValid(request.email())) {
            errors.add(new FieldError("email", "not-an-address", "This is not an e-mail address."));
        }
        if (request.text() == null || request.text().isBlank()) {
            errors.add(new FieldError("text", "required", "Write something."));
        } else if (request.text().length() > MAX_TEXT) {
            errors.add(new FieldError("text", "too-long", "At most " + MAX_TEXT + " characters."));
        }
        if (request.answers() == null
                && (request.subject() == null || request.subject().isBlank())) {
            errors.add(new FieldError("subject", "required", "Give it a subject."));
        }
        if (request.answers() == null && request.mailboxId() == null) {
            errors.add(new FieldError("mailboxId", "required", "Name the mailbox to write to."));
        }
        checkLength(errors, "subject", request.subject());
        checkLength(errors, "name", request.name());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void checkLength(List<FieldError> errors, String field, @Nullable String value) {
        if (value != null && value.length() > MAX_LINE) {
            errors.add(new FieldError(field, "too-long", "At most " + MAX_LINE + " characters."));
        }
    }

    private OutgoingMail letter(Request request) {
        if (request.answers() != null) {
            return answer(request, sentMails.get(request.answers()));
        }
        var mailbox = mailbox(request.mailboxId());
        return letter(request, new MailAddress(mailbox.address(), mailbox.name()), given(request.subject()), null);
    }

    private Mailbox mailbox(@Nullable MailboxId id) {
        if (id == null || !visibilities.ofCurrentAgent().sees(id)) {
            throw Problem.notFound("mailbox");
        }
        return mailboxes.get(id);
    }

    private OutgoingMail answer(Request request, SentMail sent) {
        var subject = given(request.subject());
        var to = new MailAddress(sent.replyTo().email(), sent.replyTo().name());
        return letter(request, to, subject.isBlank() ? answered(sent.subject()) : subject, sent);
    }

    private static String answered(String subject) {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    private OutgoingMail letter(Request request, MailAddress to, String subject, @Nullable SentMail sent) {
        var from = new MailAddress(given(request.email()), request.name());
        var domain = from.address().substring(from.address().lastIndexOf('@') + 1);
        return new OutgoingMail(
                from,
                from.address(),
                List.of(to),
                List.of(),
                List.of(),
                null,
                subject,
                sent == null ? given(request.text()) : given(request.text()) + quote(sent),
                null,
                new MessageIds(domain).next(),
                sent == null ? null : sent.internetId(),
                sent == null ? List.of() : references(sent),
                false,
                List.of(),
                clock.instant());
    }

    /** As mail programs do it below what their user types, so that the desk has something to fold. */
    private static String quote(SentMail sent) {
        if (sent.text() == null) {
            return "";
        }
        var lines = sent.text().strip().lines().map(line -> line.isEmpty() ? ">" : "> " + line);
        return "\n\nOn " + DAY_AND_TIME.format(sent.date()) + ", " + named(sent.from()) + " wrote:\n"
                + lines.collect(Collectors.joining("\n"));
    }

    private static String named(Address address) {
        var bracketed = "<" + address.email() + ">";
        return address.name().isEmpty() ? bracketed : address.name() + " " + bracketed;
    }

    private static List<String> references(SentMail sent) {
        return Stream.concat(sent.references().stream(), Stream.of(sent.internetId()))
                .toList();
    }

    private void deliver(OutgoingMail mail) {
        var envelope = new Envelope(
                mail.envelopeFrom(),
                mail.envelope().recipients(),
                InetAddress.getLoopbackAddress(),
                HELO,
                false,
                clock.instant());
        try {
            var file = write(mail);
            try {
                receiveMail.accept(envelope, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (NotTakenNow full) {
            throw Problem.of(Problem.Kind.UNAVAILABLE, "mail-not-taken", "The mail cannot be taken just now.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path write(OutgoingMail mail) throws IOException {
        var folder = Files.createDirectories(settings.data().resolve("spool").resolve("demo"));
        var file = Files.createTempFile(folder, "mail", ".eml");
        try (var output = new BufferedOutputStream(Files.newOutputStream(file))) {
            composer.write(mail, output);
        }
        return file;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
