package io.svara.mail.parse;

import io.svara.mail.parse.tnef.Tnef;
import io.svara.mail.parse.tnef.TnefFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.tika.Tika;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.jspecify.annotations.Nullable;

/**
 * Files that hold the mail itself: TNEF, and mails that S/MIME has wrapped to sign them. What cannot be opened is kept as the file it
 * is. They are read in memory, two at a time on this machine, and too large ones not at all.
 */
final class OpenedFiles {

    private static final Semaphore ROOM = new Semaphore(2);
    private static final int TYPE_BYTES = 8_192;
    private static final Tika TYPES = new Tika();

    private final AttachmentWriter attachments;
    private Body body = Body.EMPTY;

    OpenedFiles(AttachmentWriter attachments) {
        this.attachments = attachments;
    }

    /** What TNEF says, for mails that say nothing themselves. */
    Body body() {
        return body;
    }

    void tnef(AttachmentWriter.Label label, InputStream content) throws IOException, OutOfTimeException {
        ROOM.acquireUninterruptibly();
        try {
            var file = content.readNBytes(MailLimits.OPENED_BYTES + 1);
            if (file.length > MailLimits.OPENED_BYTES) {
                attachments.write(label, new SequenceInputStream(new ByteArrayInputStream(file), content));
                return;
            }
            take(label, file, Tnef.read(file, MailLimits.TEXT_BYTES));
        } finally {
            ROOM.release();
        }
    }

    private void take(AttachmentWriter.Label label, byte[] file, Tnef tnef) throws IOException, OutOfTimeException {
        if (!tnef.whole() || tnef.isEmpty()) {
            attachments.write(label, new ByteArrayInputStream(file));
        }
        for (var each : tnef.files()) {
            attachments.write(
                    new AttachmentWriter.Label(each.name(), type(each), each.contentId()),
                    new ByteArrayInputStream(each.content()));
        }
        if (body.isEmpty()) {
            body = new Body(tnef.text(), tnef.html());
        }
    }

    /** Outlook often says no type, or none that says anything. */
    private static String type(TnefFile file) {
        var declared =
                Objects.requireNonNullElse(file.contentType(), "").strip().toLowerCase(java.util.Locale.ROOT);
        if (declared.matches("[a-z]+/[a-z0-9!#$&^_.+-]{1,100}") && !declared.equals("application/octet-stream")) {
            return declared;
        }
        var beginning = java.util.Arrays.copyOf(file.content(), Math.min(file.content().length, TYPE_BYTES));
        return TYPES.detect(beginning, file.name());
    }

    /** The mail that S/MIME has wrapped; null where the file is kept, because it is none that can be read. */
    byte @Nullable [] signed(AttachmentWriter.Label label, InputStream content, Smime smime)
            throws IOException, OutOfTimeException {
        ROOM.acquireUninterruptibly();
        try {
            var file = content.readNBytes(MailLimits.OPENED_BYTES + 1);
            smime.look(file);
            var mail = file.length <= MailLimits.OPENED_BYTES && !smime.isEncrypted() ? unwrapped(file) : null;
            if (mail == null) {
                attachments.write(label, new SequenceInputStream(new ByteArrayInputStream(file), content));
            }
            return mail;
        } finally {
            ROOM.release();
        }
    }

    private static byte @Nullable [] unwrapped(byte[] file) {
        try {
            var content = new CMSSignedData(file).getSignedContent();
            return content != null && content.getContent() instanceof byte[] mail && mail.length > 0 ? mail : null;
        } catch (CMSException | RuntimeException | StackOverflowError broken) {
            return null;
        }
    }
}
