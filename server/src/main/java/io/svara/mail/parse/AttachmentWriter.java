package io.svara.mail.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams attachments to the sink, 16 kB at a time, and keeps what is to be said of them. */
final class AttachmentWriter {

    private static final int BUFFER_BYTES = 16_384;

    private final AttachmentSink sink;
    private final Deadline deadline;
    private final List<MailAttachment> attachments = new ArrayList<>();

    AttachmentWriter(AttachmentSink sink, Deadline deadline) {
        this.sink = sink;
        this.deadline = deadline;
    }

    /** What is said of an attachment before it is read. */
    record Label(
            @Nullable String name,
            String contentType,
            @Nullable String contentId) {}

    /** Answers its first bytes, as many as a report or the subject of a mail can be read from. */
    byte[] write(Label label, InputStream content) throws IOException, OutOfTimeException {
        var beginning = new ByteArrayOutputStream();
        try (var target = new GuardedTarget(sink)) {
            long size = copy(content, target, beginning);
            add(label, size, target.finish(), beginning.toByteArray());
        }
        return beginning.toByteArray();
    }

    void write(Uuencoded.File file) throws IOException, OutOfTimeException {
        write(new Label(file.name(), "application/octet-stream", null), new ByteArrayInputStream(file.content()));
    }

    private long copy(InputStream content, GuardedTarget target, ByteArrayOutputStream beginning)
            throws IOException, OutOfTimeException {
        var buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            target.write(buffer, count);
            beginning.write(buffer, 0, Math.min(count, MailLimits.REPORT_BYTES - beginning.size()));
            size += count;
            if (deadline.isOver()) {
                throw new OutOfTimeException();
            }
        }
        return size;
    }

    private void add(Label label, long size, String reference, byte[] beginning) throws IOException {
        int index = attachments.size();
        boolean mail = label.contentType().equals("message/rfc822")
                || label.contentType().equals("message/global");
        var name = AttachmentNames.choose(label.name(), label.contentType(), mail ? subject(beginning) : null, index);
        attachments.add(
                new MailAttachment(index, name, label.contentType(), size, label.contentId(), false, reference));
    }

    private static @Nullable String subject(byte[] mail) throws IOException {
        var subject = MailHeader.read(new ByteArrayInputStream(mail)).first("subject");
        return subject == null ? null : EncodedWords.decode(subject.text(MailCharsets.Hint.NONE));
    }

    /** @param shown content ids that the mail's HTML shows, in lower case */
    List<MailAttachment> attachments(Set<String> shown) {
        return attachments.stream()
                .map(attachment -> isShown(attachment, shown) ? attachment.shownInline() : attachment)
                .toList();
    }

    private static boolean isShown(MailAttachment attachment, Set<String> shown) {
        var id = attachment.contentId();
        return id != null && shown.contains(id.toLowerCase(Locale.ROOT));
    }

    /** Marks the failures of the sink as its own. */
    private static final class GuardedTarget implements AutoCloseable {

        private final AttachmentSink.Target target;

        GuardedTarget(AttachmentSink sink) throws EdgeFailure {
            try {
                target = sink.open();
            } catch (IOException | RuntimeException failed) {
                throw new EdgeFailure(failed);
            }
        }

        void write(byte[] buffer, int count) throws EdgeFailure {
            try {
                target.stream().write(buffer, 0, count);
            } catch (IOException | RuntimeException failed) {
                throw new EdgeFailure(failed);
            }
        }

        String finish() throws EdgeFailure {
            try {
                return target.finish();
            } catch (IOException | RuntimeException failed) {
                throw new EdgeFailure(failed);
            }
        }

        @Override
        public void close() throws EdgeFailure {
            try {
                target.close();
            } catch (IOException | RuntimeException failed) {
                throw new EdgeFailure(failed);
            }
        }
    }
}
