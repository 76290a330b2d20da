package io.svara.tickets.scan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.svara.channels.AttachedBlob;
import io.svara.channels.MessageId;
import io.svara.kernel.queue.DueQueue;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Scan;
import io.svara.tickets.store.AttachmentRows;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Asks the virus checker, or lets it be asked once a transaction has committed. */
@Component
public class Scans {

    /** Somebody waits for it. */
    private static final Duration WHILE_UPLOADED = Duration.ofSeconds(15);

    private static final Duration IN_THE_QUEUE = Duration.ofMinutes(2);

    static final String UNREACHABLE = "unreachable";

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

    private final ClamAvSettings settings;
    private final AttachmentRows attachments;
    private final DueQueue queue;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean reachable = true;

    Scans(
            ClamAvSettings settings,
            AttachmentRows attachments,
            @Qualifier("attachmentScans") DueQueue queue,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.attachments = attachments;
        this.queue = queue;
        this.clock = clock;
        this.meters = meters;
        if (isOn()) {
            Gauge.builder("svara.clamav.reachable", this, scans -> scans.reachable ? 1 : 0)
                    .description("Whether the virus checker answered when it was last asked")
                    .register(meters);
        }
    }

    public boolean isOn() {
        return settings.socket() != null;
    }

    /** The message's files wait to be checked. */
    public void ask(MessageId message, List<AttachedBlob> files) {
        if (isOn() && !files.isEmpty()) {
            attachments.toBeScanned(message, clock.instant());
            queue.wakeAfterCommit();
        }
    }

    /** An upload that could not be checked is checked again. */
    public void askAgain(AttachmentId upload, @Nullable Scan scan) {
        if (scan != null && (isUnreachable(scan) || isInterrupted(scan))) {
            attachments.toBeScanned(upload, clock.instant());
            queue.wakeAfterCommit();
        }
    }

    /** Outside of any transaction. Null where there is no checker. */
    public @Nullable Scan whileUploaded(InputStream file) {
        return scan(file, WHILE_UPLOADED);
    }

    @Nullable
    Scan inTheQueue(InputStream file) {
        return scan(file, IN_THE_QUEUE);
    }

    static boolean isUnreachable(Scan scan) {
        return UNREACHABLE.equals(scan.detail());
    }

    static boolean isInterrupted(@Nullable Scan scan) {
        return scan != null && ClamAv.INTERRUPTED.equals(scan.detail());
    }

    private @Nullable Scan scan(InputStream file, Duration time) {
        var socket = settings.socket();
        if (socket == null) {
            return null;
        }
        try {
            var scan = new ClamAv(socket, time).scan(file);
            if (!reachable) {
                LOG.info("The virus checker answers again");
            }
            reachable = true;
            count(scan.state().word());
            return scan;
        } catch (IOException away) {
            if (reachable) {
                LOG.warn("The virus checker cannot be asked ({}); files are checked once it can", away.getMessage());
            }
            reachable = false;
            count(UNREACHABLE);
            return Scan.unchecked(UNREACHABLE);
        }
    }

    private void count(String result) {
        Counter.builder("svara.files.scanned")
                .description("Questions to the virus checker")
                .tag("result", result)
                .register(meters)
                .increment();
    }
}
