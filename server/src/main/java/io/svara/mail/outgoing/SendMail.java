package io.svara.mail.outgoing;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.channels.DeliveryListener;
import io.svara.channels.DeliveryState;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.queue.Backoff;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.mail.direct.DirectDelivery;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.OutgoingMailRows.Refused;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.outgoing.Round.Part;
import io.svara.mail.outgoing.Turns.Later;
import io.svara.mail.outgoing.WayOut.Way;
import io.svara.mail.send.Delivery;
import io.svara.mail.send.Outcome.Accepted;
import io.svara.mail.send.Outcome.Deferred;
import io.svara.mail.send.OutgoingEnvelope;
import io.svara.mail.send.RawMail;
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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one queued mail: marks it as tried, hands it over outside any transaction, writes down what the servers
 * said. A crash in between means that it is sent once more, with the same Message-ID. What cannot be delivered now is
 * tried with growing pauses for {@link #PATIENCE}; then it has failed, and the agent can send it again.
 */
@Component
class SendMail implements DueHandler {

    static final Duration PATIENCE = Duration.ofDays(3);

    /** How often a held mail looks whether its settings are mended. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(2));
    private static final int MAX_DETAIL = 500;
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

    private final OutgoingMailRows rows;
    private final WayOut wayOut;
    private final MailFiles files;
    private final Blobs blobs;
    private final DirectDelivery direct;
    private final Turns turns;
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
            DirectDelivery direct,
            Turns turns,
            DeliveryListener listener,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.wayOut = wayOut;
        this.files = files;
        this.blobs = blobs;
        this.direct = direct;
        this.turns = turns;
        this.listener = listener;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
    }

    private sealed interface Begun {

        /** Nothing is to be tried now. */
        record Over(Outcome outcome) implements Begun {}

        record Try(Outgoing mail, Way way) implements Begun {}
    }

    @Override
    public Outcome handle(DueJob job) throws IOException {
        try (var round = new Round(turns)) {
            return switch (Objects.requireNonNull(transaction.execute(_ -> begin(job.id(), round)))) {
                case Begun.Over(var outcome) -> outcome;
                case Begun.Try(var mail, var way) -> send(mail, way, round);
            };
        }
    }

    private Outcome send(Outgoing mail, Way way, Round round) throws IOException {
        try {
            return switch (way) {
                case Way.Relay relay ->
                    deliver(
                            mail,
                            round,
                            relay.server().address().host(),
                            (_, envelope, raw) -> wayOut.deliver(relay, envelope, raw));
                case Way.Direct() ->
                    deliver(mail, round, null, (part, envelope, raw) -> direct.deliver(domain(part), envelope, raw));
                case Way.Keep() -> keep(mail);
                case Way.Hold(var reason) -> hold(mail, reason);
            };
        } catch (Problem | BlobMissingException | BlobCorruptException unsendable) {
            return giveUp(mail, unsendable);
        }
    }

    /** Nothing that time would mend: an agent has to look at it. */
    private Outcome giveUp(Outgoing mail, RuntimeException unsendable) {
        LOG.error("Outgoing mail {} cannot be made", mail.id(), unsendable);
        var detail = cut("The mail could not be made: " + unsendable.getMessage());
        transaction.executeWithoutResult(_ -> fail(mail, detail, mail.waiting(), mail.refused()));
        return DueHandler.done();
    }

    private void count(String result) {
        meters.counter("svara.mail.sent", "result", result).increment();
    }

    private Begun begin(long id, Round round) {
        var found = rows.lock(id).filter(mail -> mail.state().waits());
        if (found.isEmpty()) {
            // taken back, or its end was written and only the job's was lost
            return new Begun.Over(DueHandler.done());
        }
        var mail = found.get();
        var way = wayOut.of(mail.mailbox());
        round.enter(way, mail.waiting());
        var later = round.later();
        if (round.parts().isEmpty() && later != null) {
            return new Begun.Over(postpone(mail, later));
        }
        rows.tried(id, clock.instant());
        if (mail.state() == State.SCHEDULED) {
            tell(mail, DeliveryState.QUEUED, null);
        }
        return new Begun.Try(mail, way);
    }

    /** Of a mail without a conversation nobody hears; whoever sent it asks. */
    private void tell(Outgoing mail, DeliveryState state, @Nullable String detail) {
        if (mail.place() != null) {
            listener.changed(mail.message(), state, detail);
        }
    }

    /** No try of its own: others have found that its server is in trouble, or has no room. */
    private Outcome postpone(Outgoing mail, Later later) {
        var reason = cut(later.reason());
        if (reason == null) {
            return DueHandler.retry(later.pause());
        }
        if (patienceIsOver(mail)) {
            fail(mail, reason, mail.waiting(), mail.refused());
            return DueHandler.done();
        }
        if (mail.firstTriedAt() == null || !reason.equals(mail.detail())) {
            rows.postponed(mail.id(), reason, clock.instant());
            tell(mail, DeliveryState.QUEUED, reason);
        }
        return DueHandler.retry(later.pause());
    }

    private interface Client {

        Delivery deliver(Part part, OutgoingEnvelope envelope, RawMail mail);
    }

    /** @param relay its host; null without one */
    private Outcome deliver(Outgoing mail, Round round, @Nullable String relay, Client client) throws IOException {
        var file = files.write(mail);
        try {
            var raw = RawMail.of(file);
            var deliveries = eachAtOnce(round.parts(), part -> {
                var envelope = new OutgoingEnvelope(
                        mail.mail().from().email(),
                        part.recipients(),
                        mail.mail().beyondAscii());
                var delivery = client.deliver(part, envelope, raw);
                part.ended(delivery);
                return delivery;
            });
            return Objects.requireNonNull(transaction.execute(_ -> {
                var all = Delivery.all(deliveries);
                if (relay != null && mail.place() != null) {
                    rename(mail, relay, all);
                }
                return writeDown(mail, all, round.later());
            }));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void rename(Outgoing mail, String relay, Delivery delivery) {
        delivery.outcomes().values().stream()
                .filter(Accepted.class::isInstance)
                .findFirst()
                .flatMap(accepted -> RelayedId.of(relay, accepted.detail(), mail.internetId()))
                .ifPresent(id -> listener.renamed(mail.message(), id));
    }

    /** A server that hangs does not hold up the mail's other recipients. */
    private static List<Delivery> eachAtOnce(List<Part> parts, Function<Part, Delivery> delivering) {
        if (parts.size() == 1) {
            return List.of(delivering.apply(parts.getFirst()));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> delivering.apply(part), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private static String domain(Part part) {
        return Objects.requireNonNull(part.domain());
    }

    private Outcome writeDown(Outgoing mail, Delivery delivery, @Nullable Later later) {
        var refused = new ArrayList<>(mail.refused());
        delivery.outcomes().forEach((recipient, outcome) -> {
            if (outcome instanceof io.svara.mail.send.Outcome.Refused answer) {
                refused.add(new Refused(recipient, answer.detail()));
            }
        });
        var deferred = delivery.deferred();
        var waiting = mail.waiting().stream()
                .filter(recipient ->
                        deferred.contains(recipient) || !delivery.outcomes().containsKey(recipient))
                .toList();
        if (!waiting.isEmpty() && !patienceIsOver(mail)) {
            return later(mail, delivery, waiting, refused, later);
        }
        end(mail, delivery, waiting, refused);
        return DueHandler.done();
    }

    private boolean patienceIsOver(Outgoing mail) {
        Instant first = mail.firstTriedAt() == null ? clock.instant() : mail.firstTriedAt();
        return clock.instant().isAfter(first.plus(PATIENCE));
    }

    private Outcome later(
            Outgoing mail, Delivery delivery, List<String> waiting, List<Refused> refused, @Nullable Later later) {
        var reasons = reasons(delivery, Deferred.class);
        var detail = cut(reasons != null || later == null ? reasons : later.reason());
        rows.waits(mail.id(), detail, waiting, refused);
        tell(mail, DeliveryState.QUEUED, detail);
        count("deferred");
        var pause = PAUSES.pause(mail.tries() + 1, random);
        if (later == null) {
            return DueHandler.retry(pause);
        }
        // once for all of them: the later of both, where some were put off and others not tried
        return DueHandler.retry(
                delivery.deferred().isEmpty() || later.pause().compareTo(pause) > 0 ? later.pause() : pause);
    }

    private void end(Outgoing mail, Delivery delivery, List<String> given, List<Refused> refused) {
        if (given.isEmpty() && refused.isEmpty()) {
            var answer = cut(reasons(delivery, Accepted.class));
            rows.sent(mail.id(), answer, clock.instant());
            tell(mail, DeliveryState.SENT, answer);
            count("sent");
            return;
        }
        fail(mail, cut(failure(delivery, refused)), given, refused);
    }

    private void fail(Outgoing mail, @Nullable String detail, List<String> given, List<Refused> refused) {
        rows.ended(mail.id(), State.FAILED, detail, given, refused, clock.instant());
        if (mail.mailbox() == null) {
            rows.forgetText(mail.id());
        }
        tell(mail, DeliveryState.FAILED, detail);
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
                tell(mail, DeliveryState.KEPT, null);
            });
        } finally {
            Files.deleteIfExists(file);
        }
        count("kept");
        return DueHandler.done();
    }

    private Outcome hold(Outgoing mail, String reason) {
        transaction.executeWithoutResult(_ -> {
            rows.waits(mail.id(), reason, mail.waiting(), mail.refused());
            rows.forgetTries(mail.id());
            tell(mail, DeliveryState.QUEUED, reason);
        });
        count("held");
        return DueHandler.retry(HELD);
    }
}
