package io.svara.mail.receive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.svara.channels.Intake;
import io.svara.channels.Intake.Arriving;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.RepeatableWork;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.kernel.queue.Together;
import io.svara.mail.parse.MailParser;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.UnreadableMailException;
import io.svara.mail.receive.MakeTickets.Parsed;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Makes a ticket, or a part of one, of an acknowledged mail. Parsing and the attachments' bytes come first; then one
 * transaction makes everything, of all mails of the organisation that have been parsed meanwhile, and takes them from the
 * waiting ones, so that a crash at any moment leaves all or nothing. One that cannot be made keeps no other from its
 * ticket. A mail that cannot be parsed, whose making has failed twice, or whose tries have come to no end five times,
 * becomes a ticket with the raw mail attached.
 */
@Component
class ProcessMail implements DueHandler {

    /**
     * @param raw where its bytes lie, if that is known already
     * @param excused whether the last try failed for a reason that lies outside the mail
     */
    private record Begun(Received mail, @Nullable Blob raw, boolean excused) {}

    private record Mail(OrganizationId organization, long id) {

        static Mail of(DueJob job) {
            return new Mail(job.organization(), job.id());
        }
    }

    /** In one transaction: an answer to one of their tickets waits until all of them are made. */
    private static final int MOST_TOGETHER = 8;

    private static final int FAILURES_BEFORE_SET_ASIDE = 2;

    /** Within which of these a mail became a ticket: the steps of the histogram. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    /** Tries that came to no end are hardly ever the mail's doing: servers are killed, databases go away. */
    private static final int ATTEMPTS_BEFORE_SET_ASIDE = 6;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessMail.class);

    private final ReceivedMailRows rows;
    private final FreshMails fresh;
    private final Blobs blobs;
    private final Intake intake;
    private final InboundMessages messages;
    private final Congestion congestion;
    private final RepeatableWork transaction;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Together<Parsed> together;
    private final MailParser parser = new MailParser();
    /** Whose last try found no database. */
    private final Set<Mail> excused = ConcurrentHashMap.newKeySet();

    /** How often a mail has failed for reasons of its own, here and since the start. */
    private final Map<Mail, Integer> failures = new ConcurrentHashMap<>();

    ProcessMail(
            ReceivedMailRows rows,
            FreshMails fresh,
            Blobs blobs,
            Intake intake,
            InboundMessages messages,
            MakeTickets makeTickets,
            Congestion congestion,
            RepeatableWork transaction,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.fresh = fresh;
        this.blobs = blobs;
        this.intake = intake;
        this.messages = messages;
        this.congestion = congestion;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
        this.together = new Together<>(
                MOST_TOGETHER,
                Parsed::thread,
                mails -> transaction
                        .execute(() -> makeTickets.of(mails))
                        .forEach(made -> count(made.mail(), made.result())));
    }

    @Override
    public Outcome handle(DueJob job) throws IOException {
        try {
            // empty: its ticket is made, and only the end of the job was lost
            var begun = fresh(job).or(() -> transaction.execute(() -> begin(job)));
            if (begun.isPresent()) {
                take(job, begun.get());
            }
            failures.remove(Mail.of(job));
            return DueHandler.done();
        } catch (RuntimeException | IOException failed) {
            if (isOutside(failed)) {
                excuse(job);
            } else {
                failures.merge(Mail.of(job), 1, Integer::sum);
            }
            throw failed;
        } finally {
            congestion.ends(job.organization(), job.id());
        }
    }

    /** Of one that was tried before, its row tells how that went. */
    private Optional<Begun> fresh(DueJob job) {
        var found = fresh.take(job.organization(), job.id());
        return job.attempts() > 1 ? Optional.empty() : found.map(mail -> new Begun(mail.mail(), mail.raw(), false));
    }

    /** One failure from outside excuses one try only: if this one fails or crashes, it is the mail's again. */
    private Optional<Begun> begin(DueJob job) {
        var excusedHere = excused.remove(Mail.of(job));
        var found = rows.find(job.id());
        if (found.isPresent() && found.get().blameless()) {
            rows.blameless(job.id(), false);
        }
        return found.map(mail -> new Begun(mail, null, excusedHere || mail.blameless()));
    }

    /** A database that is away cannot be told that it was. */
    private void excuse(DueJob job) {
        try {
            transaction.run(() -> rows.blameless(job.id(), true));
        } catch (RuntimeException away) {
            excused.add(Mail.of(job));
        }
    }

    private void take(DueJob job, Begun begun) throws IOException {
        var mail = begun.mail();
        if (isHopeless(job, begun)) {
            LOG.error("Mail {} is set aside as a ticket of its own after {} tries", job.id(), job.attempts() - 1);
            setAside(job, mail, "tried-too-often");
            return;
        }
        var attachments = new AttachmentBlobs(blobs, Scope.organization());
        ParsedMail parsed;
        try (var raw = open(begun)) {
            parsed = parser.parse(raw, mail.sender(), attachments);
        } catch (UnreadableMailException unreadable) {
            setAside(job, mail, "unreadable");
            return;
        }
        var message = messages.of(mail, parsed, attachments);
        together.run(new Parsed(job.id(), mail, parsed, attachments, message, intake.prepare(message)));
    }

    private InputStream open(Begun begun) {
        return begun.raw() == null
                ? blobs.open(Scope.organization(), begun.mail().raw())
                : blobs.open(begun.raw());
    }

    private boolean isHopeless(DueJob job, Begun begun) {
        return failures.getOrDefault(Mail.of(job), 0) >= FAILURES_BEFORE_SET_ASIDE
                || (job.attempts() >= ATTEMPTS_BEFORE_SET_ASIDE && !begun.excused());
    }

    private void count(Received mail, String result) {
        Timer.builder("svara.mail.intake")
                .description("From a mail's acceptance until it is in its ticket")
                .tag("result", result)
                .serviceLevelObjectives(STEPS)
                .register(meters)
                .record(since(mail.receivedAt()));
    }

    private void setAside(DueJob job, Received mail, String reason) {
        transaction.run(() -> {
            if (!rows.remove(List.of(job.id())).isEmpty()) {
                var message = messages.unreadable(mail, reason);
                intake.take(List.of(new Arriving(message, intake.prepare(message))));
                count(mail, reason);
            }
        });
    }

    /** A full disk or a database that is away says nothing about the mail. */
    private static boolean isOutside(Exception failed) {
        return failed instanceof StorageException
                || failed instanceof IOException
                || failed instanceof UncheckedIOException
                || failed instanceof TransientDataAccessException
                || failed instanceof NonTransientDataAccessResourceException
                || failed instanceof CannotCreateTransactionException
                // neither committed nor rolled back, as far as is known
                || failed instanceof TransactionSystemException;
    }

    /** A clock may be set back meanwhile. */
    private Duration since(Instant at) {
        var passed = Duration.between(at, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }
}
