package io.svara.mail.parse;

import org.jspecify.annotations.Nullable;

/**
 * A file of a mail; its bytes went to the {@link AttachmentSink}.
 *
 * @param index its place in the mail, from 0
 * @param name safe as a file name: no folders, control characters or characters that turn the direction of writing.
 *     Never empty; two attachments may share it
 * @param contentType as the sender declared it, in lower case, without parameters; not to be trusted
 * @param size bytes, decoded
 * @param contentId without angle brackets
 * @param inline shown by the mail's HTML in its place (as {@code cid:}), so that it needs no place in the list of files
 * @param reference what the sink answered
 */
public record MailAttachment(
        int index,
        String name,
        String contentType,
        long size,
        @Nullable String contentId,
        boolean inline,
        String reference) {

    MailAttachment shownInline() {
        return new MailAttachment(index, name, contentType, size, contentId, true, reference);
    }
}
