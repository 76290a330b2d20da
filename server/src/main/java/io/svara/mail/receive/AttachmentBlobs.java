package io.svara.mail.receive;

import io.svara.channels.AttachedBlob;
import io.svara.kernel.OrganizationId;
import io.svara.mail.parse.AttachmentSink;
import io.svara.mail.parse.MailAttachment;
import io.svara.storage.Blob;
import io.svara.storage.BlobWriter;
import io.svara.storage.Blobs;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps a mail's attachments as blobs while it is parsed; they get their names in the mail's transaction. */
final class AttachmentBlobs implements AttachmentSink {

    private final Blobs blobs;
    private final OrganizationId organization;
    private final Map<String, Blob> kept = new TreeMap<>();

    AttachmentBlobs(Blobs blobs, OrganizationId organization) {
        this.blobs = blobs;
        this.organization = organization;
    }

    @Override
    public Target open() {
        return new Writing(blobs.open(organization));
    }

    /** In one order for all, so that two mails with the same new files wait for each other only once. */
    static void nameAll(Blobs blobs, Collection<AttachmentBlobs> some) {
        var sorted = new TreeMap<String, Blob>();
        some.forEach(one -> sorted.putAll(one.kept));
        sorted.values().forEach(blobs::name);
    }

    AttachedBlob attached(MailAttachment attachment) {
        var blob = Objects.requireNonNull(kept.get(attachment.reference()));
        return new AttachedBlob(
                attachment.name(),
                attachment.contentType(),
                blob.size(),
                blob.sha256(),
                attachment.inline(),
                attachment.contentId());
    }

    private final class Writing implements Target {

        private final BlobWriter writer;

        Writing(BlobWriter writer) {
            this.writer = writer;
        }

        @Override
        public OutputStream stream() {
            return writer;
        }

        @Override
        public String finish() {
            var blob = writer.finish();
            kept.put(blob.sha256().hex(), blob);
            return blob.sha256().hex();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
