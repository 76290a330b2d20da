package io.svara.mail.receive.smtp;

import io.svara.kernel.Turns;
import io.svara.mail.receive.smtp.ReceiverSettings.MailLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail on its way in: gathers the envelope, spools the bytes to a file, hands both to the {@link MailDrop}. */
final class IncomingMail implements MessageHandler {

    static final String SPOOL_PREFIX = "incoming-";
    static final String SPOOL_SUFFIX = ".eml";

    private static final Logger log = LoggerFactory.getLogger(IncomingMail.class);
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final long BYTES_BETWEEN_LOOKS = 1024 * 1024;

    private final Session session;
    private final MailDrop drop;
    private final Path spool;
    private final MailLimits limits;
    private final Clock clock;
    private final Set<String> recipients = new LinkedHashSet<>();
    private String sender = "";

    IncomingMail(Session session, MailDrop drop, Path spool, MailLimits limits, Clock clock) {
        this.session = session;
        this.drop = drop;
        this.spool = spool;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        switch (decide(address)) {
            case ACCEPT -> recipients.add(address);
            case UNKNOWN ->
                throw new RejectException(
                        550, "5.1.1 Nobody here has this address. Check how it is spelled; mail is not passed on.");
            case CLOSED -> throw new RejectException(550, "5.2.1 This address does not take mail any more.");
            case TEMPORARILY_UNAVAILABLE ->
                throw new RejectException(450, "4.2.1 This address cannot take mail just now, please try again later.");
            case STORAGE_LOW -> throw storageLow();
        }
    }

    private MailDrop.Decision decide(String address) throws RejectException {
        try {
            return drop.recipient(address);
        } catch (RuntimeException unexpected) {
            log.error("Cannot say whether a recipient is known", unexpected);
            throw tryAgainLater();
        }
    }

    @Override
    public @Nullable String data(InputStream mail) throws RejectException, IOException {
        Path file = newFile();
        try {
            var refusal = store(mail, file);
            if (refusal != null) {
                throw refusal;
            }
            handOver(file);
            return null;
        } finally {
            delete(file);
        }
    }

    @Override
    public void done() {}

    /** Files of the spool are readable by the server's own user only, as temporary files are. */
    private Path newFile() throws DropConnectionException {
        try {
            return Files.createTempFile(spool, SPOOL_PREFIX, SPOOL_SUFFIX);
        } catch (IOException unwritable) {
            log.error("Cannot write to the spool {}", spool, unwritable);
            throw new DropConnectionException(452, NotTakenNow.storageLow().answer());
        }
    }

    /** Writes the mail to the file. A mail that is refused meanwhile is still read, so that the answer is heard. */
    private @Nullable RejectException store(InputStream mail, Path file) throws IOException, DropConnectionException {
        try (var sink = new SpoolFile(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long received = 0;
            for (int count = mail.read(buffer); count >= 0; count = mail.read(buffer)) {
                received += count;
                if (received > limits.maxDrainedBytes()) {
                    throw new DropConnectionException(552, tooLarge());
                }
                if (received > limits.maxBytes()) {
                    sink.refuse(new RejectException(552, tooLarge()));
                }
                if (received / BYTES_BETWEEN_LOOKS != (received - count) / BYTES_BETWEEN_LOOKS || received == count) {
                    lookAtTheDisk(sink);
                }
                sink.write(buffer, count);
                Turns.endAfter(received, count);
            }
            return sink.finish();
        }
    }

    /** Many large mails at once could fill it before any of them has come to its end. */
    private void lookAtTheDisk(SpoolFile sink) throws IOException {
        if (Files.getFileStore(spool).getUsableSpace() < limits.minimumFreeBytes()) {
            sink.refuse(storageLow());
        }
    }

    private String tooLarge() {
        return "5.3.4 The mail is too large, the limit is " + limits.maxBytes() + " bytes.";
    }

    private void handOver(Path file) throws RejectException {
        var conversation = Conversation.of(session);
        conversation.patience().ourTurn();
        try {
            drop.accept(envelope(), file);
            conversation.mailTaken();
        } catch (NotTakenNow later) {
            throw new RejectException(later.replyCode(), later.answer());
        } catch (RuntimeException unexpected) {
            log.error("A mail could not be kept; its sender is asked to come again", unexpected);
            throw tryAgainLater();
        } finally {
            conversation.patience().expectLine();
        }
    }

    private Envelope envelope() {
        return new Envelope(
                sender,
                List.copyOf(recipients),
                session.getRemoteAddress().getAddress(),
                session.getHelo().orElse(""),
                session.isTLSStarted(),
                clock.instant());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.warn("Cannot delete {}", file, stays);
        }
    }

    private static RejectException tryAgainLater() {
        var later = NotTakenNow.tryAgainLater();
        return new RejectException(later.replyCode(), later.answer());
    }

    private static RejectException storageLow() {
        var later = NotTakenNow.storageLow();
        return new RejectException(later.replyCode(), later.answer());
    }

    /** A file that stops growing at the first refusal, but lets the mail run past. */
    private static final class SpoolFile implements AutoCloseable {

        private final Path file;
        private @Nullable OutputStream output;
        private @Nullable RejectException refusal;

        SpoolFile(Path file) {
            this.file = file;
            try {
                output = Files.newOutputStream(file);
            } catch (IOException unwritable) {
                full(unwritable);
            }
        }

        void write(byte[] bytes, int count) {
            if (output == null || refusal != null) {
                return;
            }
            try {
                output.write(bytes, 0, count);
            } catch (IOException noRoom) {
                full(noRoom);
            }
        }

        void refuse(RejectException reason) {
            if (refusal == null) {
                refusal = reason;
                close();
                delete(file);
            }
        }

        @Nullable
        RejectException finish() {
            close();
            return refusal;
        }

        private void full(IOException cause) {
            log.error("Cannot write to the spool file {}", file, cause);
            refuse(storageLow());
        }

        @Override
        public void close() {
            var open = output;
            output = null;
            if (open == null) {
                return;
            }
            try {
                open.close();
            } catch (IOException noRoom) {
                full(noRoom);
            }
        }
    }
}
