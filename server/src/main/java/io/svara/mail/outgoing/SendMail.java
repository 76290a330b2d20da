package io.svara.mail.outgoing;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.channels.DeliveryListener;
import io.svara.channels.DeliveryState;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.queue.Backoff;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.OutgoingMailRows.Refused;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.outgoing.WayOut.Way;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Outcome.Accepted;
import io.svara.mail.send.Outcome.Deferred;
import io.svara.mail.send.OutgoingEnvelope;
import io.svara.mail.send.RawMail;
import io.svara.mail.send.RelayAddress;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.storage.BlobCorruptException;
import io.svara.storage.BlobMissingException;
import io.svara.storage.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one queued mail: marks it as tried, hands it to the relay outside any transaction, writes down what the relay
 * said. A crash in between means that it is sent once more, with the same Message-ID. What cannot be delivered now is
 * tried with growing pauses for {@link #PATIENCE}; then it has failed, and the agent can send it again.
 */
@Component
class SendMail implements DueHandler {

    static final Duration PATIENCE = Duration.ofDays(3);

    /** How often a held mail looks whether there is a relay by now. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(2));
    private static final String NO_RELAY = "No mail relay is set up (SVARA_RELAY_URL), so this mail is held.";
    private static final int MAX_DETAIL = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

    private final OutgoingMailRows rows;
    private final WayOut wayOut;
    private final MailFiles files;
    private final Blobs blobs;
    private final Mailboxes mailboxes;
    private final DeliveryListener listener;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RandomGenerator random = RandomGenerator.getDefault();

    SendMail(
            OutgoingMailRows rows,
            WayOut wayOut,
            MailFiles files,
            Blobs blobs,
            Mailboxes mailboxes,
            DeliveryListener listener,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.wayOut = wayOut;
        this.files = files;
        this.blobs = blobs;
        this.mailboxes = mailboxes;
        this.listener = listener;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Outcome handle(DueJob job) throws IOException {
        var begun = transaction.execute(_ -> begin(job.id()));
        if (begun.isEmpty()) {
            // taken back, or its end was written and only the job's was lost
            return DueHandler.done();
        }
        var mail = begun.get();
        try {
            return switch (wayOut.way()) {
                case Way.Relay(var address) -> viaRelay(mail, address);
                case Way.Keep() -> keep(mail);
                case Way.Hold() -> hold(mail);
            };
        } catch (Problem | BlobMissingException | BlobCorruptException unsendable) {
            return giveUp(mail, unsendable);
        }
    }

    /** Nothing that time would mend: an agent has to look at it. */
    private Outcome giveUp(Outgoing mail, RuntimeException unsendable) {
        LOG.error("Outgoing mail {} cannot be made", mail.id(), unsendable);
        var detail = cut("The mail could not be made: " + unsendable.getMessage());
        transaction.executeWithoutResult(_ -> {
            rows.ended(mail.id(), State.FAILED, detail, mail.waiting(), mail.refused(), clock.instant());
            listener.changed(mail.message(), DeliveryState.FAILED, detail);
        });
        count("failed");
        return DueHandler.done();
    }

    private void count(String result) {
        meters.counter("svara.mail.sent", "result", result).increment();
    }

    private Optional<Outgoing> begin(long id) {
        var mail = rows.lock(id).filter(found -> found.state().waits());
        mail.ifPresent(found -> {
            rows.tried(id, clock.instant());
            if (found.state() == State.SCHEDULED) {
                listener.changed(found.message(), DeliveryState.QUEUED, null);
            }
        });
        return mail;
    }

    private Outcome viaRelay(Outgoing mail, RelayAddress relay) throws IOException {
        var file = files.write(mail);
        try {
            var envelope = new OutgoingEnvelope(mail.mail().from().email(), mail.waiting());
            var delivery = wayOut.client().deliver(relay, envelope, RawMail.of(file));
            return transaction.execute(_ -> writeDown(mail, delivery));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Outcome writeDown(Outgoing mail, Delivery delivery) {
        var refused = new ArrayList<>(mail.refused());
        delivery.outcomes().forEach((recipient, outcome) -> {
            if (outcome instanceof io.svara.mail.send.Outcome.Refused answer) {
                refused.add(new Refused(recipient, answer.detail()));
            }
        });
        if (delivery.outcomes().values().stream().anyMatch(Accepted.class::isInstance)) {
            mailboxes.outgoingIs(mail.mailbox(), Mailbox.Status.SUCCESS);
        }
        var deferred = delivery.deferred();
        if (!deferred.isEmpty() && !patienceIsOver(mail)) {
            return later(mail, delivery, deferred, refused);
        }
        end(mail, delivery, deferred, refused);
        return DueHandler.done();
    }

    private boolean patienceIsOver(Outgoing mail) {
        Instant first = mail.firstTriedAt() == null ? clock.instant() : mail.firstTriedAt();
        return clock.instant().isAfter(first.plus(PATIENCE));
    }

    private Outcome later(Outgoing mail, Delivery delivery, List<String> deferred, List<Refused> refused) {
        var detail = cut(reasons(delivery, Deferred.class));
        rows.waits(mail.id(), detail, deferred, refused);
        listener.changed(mail.message(), DeliveryState.QUEUED, detail);
        count("deferred");
        return DueHandler.retry(PAUSES.pause(mail.tries() + 1, random));
    }

    private void end(Outgoing mail, Delivery delivery, List<String> given, List<Refused> refused) {
        if (given.isEmpty() && refused.isEmpty()) {
            var answer = cut(reasons(delivery, Accepted.class));
            rows.ended(mail.id(), State.SENT, answer, List.of(), List.of(), clock.instant());
            rows.dropText(mail.id());
            listener.changed(mail.message(), DeliveryState.SENT, answer);
            count("sent");
            return;
        }
        var detail = cut(failure(delivery, refused));
        if (delivery.outcomes().values().stream().allMatch(Deferred.class::isInstance)) {
            mailboxes.outgoingIs(mail.mailbox(), Mailbox.Status.FAILED);
        }
        rows.ended(mail.id(), State.FAILED, detail, given, refused, clock.instant());
        listener.changed(mail.message(), DeliveryState.FAILED, detail);
        count("failed");
    }

    private static String failure(Delivery delivery, List<Refused> refused) {
        var answers =
                refused.stream().map(one -> one.address() + ": " + one.answer()).collect(Collectors.joining("; "));
        var gaveUp = reasons(delivery, Deferred.class);
        return java.util.stream.Stream.of(answers, gaveUp == null ? "" : gaveUp)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String reasons(Delivery delivery, Class<? extends io.svara.mail.send.Outcome> kind) {
        var reasons = delivery.outcomes().values().stream()
                .filter(kind::isInstance)
                .map(io.svara.mail.send.Outcome::detail)
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? null : reasons;
    }

    private static @Nullable String cut(@Nullable String detail) {
        return detail == null || detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
    }

    /** The demo sends nothing: the whole mail can be read in the outbox instead. */
    private Outcome keep(Outgoing mail) throws IOException {
        Path file = files.write(mail);
        try {
            var blob = blobs.adopt(Scope.organization(), file);
            transaction.executeWithoutResult(_ -> {
                blobs.name(blob);
                rows.kept(mail.id(), blob.sha256(), clock.instant());
                listener.changed(mail.message(), DeliveryState.KEPT, null);
            });
        } finally {
            Files.deleteIfExists(file);
        }
        count("kept");
        return DueHandler.done();
    }

    private Outcome hold(Outgoing mail) {
        transaction.executeWithoutResult(_ -> {
            rows.waits(mail.id(), NO_RELAY, mail.waiting(), mail.refused());
            rows.forgetTries(mail.id());
            listener.changed(mail.message(), DeliveryState.QUEUED, NO_RELAY);
        });
        count("held");
        return DueHandler.retry(HELD);
    }
}
