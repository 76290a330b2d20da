package io.svara.mail.send;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a mail; read while the mail is written, never held as a whole.
 *
 * @param contentType such as {@code image/png}; what cannot be read as a type is sent as plain bytes
 * @param size in bytes, where it is known to be; only a hint
 * @param contentId by which the HTML shows it ({@code cid:}), without angle brackets; null for a file beside the text
 */
public record OutgoingAttachment(
        String name,
        String contentType,
        long size,
        Content content,
        @Nullable String contentId) {

    private static final int MAX_NAME_CHARACTERS = 200;

    /** Opens the bytes; may be asked more than once. */
    public interface Content {
        InputStream open() throws IOException;
    }

    public OutgoingAttachment {
        name = HeaderText.cut(HeaderText.clean(name), MAX_NAME_CHARACTERS);
        if (contentId != null) {
            HeaderText.requireMessageId("attachments.contentId", "<" + contentId + ">");
        }
    }

    boolean isInline() {
        return contentId != null;
    }
}
