package io.svara.tickets.scan;

import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.storage.Blobs;
import io.svara.tickets.Attachment;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Scan;
import io.svara.tickets.store.AttachmentRows;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has one file checked, and writes down what was said. A checker that is away is asked again, for as long as it takes. */
@Component
class ScanAttachment implements DueHandler {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    /** Of a connection that broke off, so that nobody knows whether the daemon was stopped or wants none of the file. */
    private static final int TRIES = 4;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final AttachmentRows attachments;
    private final Scans scans;
    private final Blobs blobs;
    private final Log log;
    private final TransactionTemplate transaction;

    ScanAttachment(AttachmentRows attachments, Scans scans, Blobs blobs, Log log, TransactionTemplate transaction) {
        this.attachments = attachments;
        this.scans = scans;
        this.blobs = blobs;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public Outcome handle(DueJob job) throws IOException {
        var found = find(new AttachmentId(job.id()));
        if (found.isEmpty()) {
            return DueHandler.done();
        }
        var scan = scan(found.get());
        for (int again = 1; Scans.isInterrupted(scan) && again < TRIES; again++) {
            scan = scan(found.get());
        }
        return end(job, found.get(), Scans.isInterrupted(scan) ? Scan.unchecked("failed") : scan);
    }

    private Outcome end(DueJob job, Attachment file, @Nullable Scan scan) {
        transaction.executeWithoutResult(_ -> writeDown(file, scan));
        return scan != null && Scans.isUnreachable(scan) ? DueHandler.retry(pause(job.attempts())) : DueHandler.done();
    }

    private @Nullable Scan scan(Attachment found) throws IOException {
        try (var file = blobs.open(Scope.organization(), found.blob().sha256())) {
            return scans.inTheQueue(file);
        }
    }

    private Optional<Attachment> find(AttachmentId id) {
        return Objects.requireNonNull(transaction.execute(_ -> attachments.find(id)));
    }

    private void writeDown(Attachment file, @Nullable Scan scan) {
        if (Objects.equals(file.scan(), scan)) {
            return;
        }
        attachments.scanned(file.id(), scan);
        var ticket = file.ticket();
        if (ticket != null && scan != null && scan.state() == Scan.State.INFECTED) {
            log.append(Change.of("attachment.infected", "ticket", ticket)
                    .with("message", file.message())
                    .with("attachment", file.id()));
        }
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, Math.max(0, attempts - 1)));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
