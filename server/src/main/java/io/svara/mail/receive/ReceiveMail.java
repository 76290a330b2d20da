package io.svara.mail.receive;

import io.micrometer.core.instrument.MeterRegistry;
import io.svara.channels.ThreadId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.receive.smtp.Envelope;
import io.svara.mail.receive.smtp.MailDrop;
import io.svara.mail.receive.smtp.NotTakenNow;
import io.svara.mail.receive.smtp.Source;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import io.svara.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes responsibility for a mail: its bytes are durable and its row is committed before the sender hears 250. What
 * becomes of it is decided later, by {@link ProcessMail}.
 */
@Component
class ReceiveMail implements MailDrop {

    /** Whose a recipient is. {@code thread} is there for a signed reply address. */
    record Target(
            OrganizationId organization,
            MailboxId mailbox,
            @Nullable ThreadId thread) {}

    private static final int MAX_NAME = 255;

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveMail.class);

    private final InboundRecipients recipients;
    private final Blobs blobs;
    private final MailIntake intake;
    private final Congestion congestion;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    ReceiveMail(
            InboundRecipients recipients,
            Blobs blobs,
            MailIntake intake,
            Congestion congestion,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.recipients = recipients;
        this.blobs = blobs;
        this.intake = intake;
        this.congestion = congestion;
        this.transaction = transaction;
        this.meters = meters;
    }

    @Override
    public Decision recipient(String address) {
        try {
            return recipients.find(address).isPresent() ? Decision.ACCEPT : Decision.UNKNOWN;
        } catch (RuntimeException unavailable) {
            LOG.warn("A recipient could not be looked up; the sender is asked to come again", unavailable);
            return Decision.TEMPORARILY_UNAVAILABLE;
        }
    }

    @Override
    public void accept(Envelope envelope, Path rawFile) throws NotTakenNow {
        try {
            var targets = targets(envelope);
            var came = System.nanoTime();
            try (var _ = congestion.enter(Source.of(envelope.remoteAddress()), targets.keySet())) {
                meters.timer("svara.smtp.kept").record(System.nanoTime() - came, TimeUnit.NANOSECONDS);
                var left = targets.size();
                for (var organization : targets.entrySet()) {
                    var blob = keep(organization.getKey(), rawFile, --left == 0);
                    Scope.run(
                            new Actor.Svara(organization.getKey(), "mail"),
                            () -> transaction.executeWithoutResult(
                                    _ -> enqueue(envelope, blob, organization.getValue())));
                }
            }
            meters.counter("svara.mail.accepted").increment();
        } catch (StorageFullException full) {
            throw NotTakenNow.storageLow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw NotTakenNow.tryAgainLater();
        } catch (IOException | RuntimeException failed) {
            // organisations that have it already will know the repeat for a duplicate
            LOG.warn("A mail could not be kept; its sender is asked to come again", failed);
            throw NotTakenNow.tryAgainLater();
        }
    }

    @Override
    public void refused(String answer) {
        meters.counter("svara.smtp.refused", "answer", answer).increment();
    }

    /**
     * Each mailbox gets the mail once, however many of its addresses were named. An answer to all names the mailbox's own
     * address beside the signed one, which alone leads to the ticket.
     */
    private Map<OrganizationId, Map<Target, String>> targets(Envelope envelope) {
        var targets = new LinkedHashMap<OrganizationId, Map<Target, String>>();
        for (var address : envelope.recipients()) {
            var target = recipients.find(address);
            target.ifPresent(found -> targets.computeIfAbsent(found.organization(), _ -> new LinkedHashMap<>())
                    .putIfAbsent(found, address));
        }
        if (targets.isEmpty()) {
            throw new IllegalStateException("No recipient of the mail is known any more");
        }
        targets.values().forEach(ReceiveMail::preferSigned);
        return targets;
    }

    private static void preferSigned(Map<Target, String> targets) {
        var signed = targets.keySet().stream()
                .filter(target -> target.thread() != null)
                .map(Target::mailbox)
                .collect(Collectors.toSet());
        targets.keySet().removeIf(target -> target.thread() == null && signed.contains(target.mailbox()));
    }

    /** A server may call itself anything; what is no name is still to be kept and shown. */
    private static String written(String helo) {
        var name = helo.length() <= MAX_NAME ? helo : helo.substring(0, MAX_NAME);
        return name.replaceAll("[^\\x21-\\x7e]", "?");
    }

    /** The last one takes the file itself: a large mail is hardly ever for two, and a copy costs the disk as much again. */
    private Blob keep(OrganizationId organization, Path rawFile, boolean last) throws IOException {
        if (last) {
            return blobs.adopt(organization, rawFile);
        }
        try (var content = Files.newInputStream(rawFile)) {
            return blobs.put(organization, content);
        }
    }

    private void enqueue(Envelope envelope, Blob blob, Map<Target, String> targets) {
        targets.forEach((target, address) -> intake.add(
                target.mailbox(),
                target.thread(),
                blob,
                new MailIntake.Origin(
                        envelope.sender(),
                        address,
                        envelope.remoteAddress(),
                        written(envelope.helo()),
                        envelope.tls(),
                        envelope.receivedAt())));
    }
}
