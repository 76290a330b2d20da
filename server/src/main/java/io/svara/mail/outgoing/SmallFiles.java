package io.svara.mail.outgoing;

import io.svara.mail.parse.AttachmentSink;
import io.svara.mail.parse.MailAttachment;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a mail's small files while it is read, so that its pictures can be shown in their place. Of the others only the
 * size is wanted: the files themselves are in the conversation.
 */
final class SmallFiles implements AttachmentSink {

    private static final int MAX_BYTES_EACH = 1024 * 1024;
    private static final int MAX_BYTES = 4 * MAX_BYTES_EACH;

    /** No SVG: that can hold more than a picture. */
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp");

    private final Map<String, byte[]> held = new HashMap<>();
    private int bytesHeld;

    /** Its address with the picture in it; null where it is none, or is not held. */
    @Nullable
    String asPicture(MailAttachment file) {
        var content = held.get(file.reference());
        if (content == null || !PICTURES.contains(file.contentType())) {
            return null;
        }
        return "data:" + file.contentType() + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    @Override
    public Target open() {
        return new File(Math.min(MAX_BYTES_EACH, MAX_BYTES - bytesHeld));
    }

    private final class File implements Target {

        private final Beginning content;

        private File(int mostBytes) {
            this.content = new Beginning(mostBytes);
        }

        @Override
        public OutputStream stream() {
            return content;
        }

        @Override
        public String finish() {
            var whole = content.whole();
            if (whole == null) {
                return "";
            }
            var reference = Integer.toString(held.size());
            held.put(reference, whole);
            bytesHeld += whole.length;
            return reference;
        }

        @Override
        public void close() {}
    }

    /** Lets go of all when there is more than it may hold. */
    private static final class Beginning extends OutputStream {

        private final int mostBytes;
        private @Nullable ByteArrayOutputStream held = new ByteArrayOutputStream();

        private Beginning(int mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (held == null) {
                return;
            }
            if (held.size() + length > mostBytes) {
                held = null;
                return;
            }
            held.write(bytes, from, length);
        }

        byte @Nullable [] whole() {
            return held == null ? null : held.toByteArray();
        }
    }
}
