package io.svara.tickets.attachments;

import io.svara.channels.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that lies in a file, as the API shows it.
 *
 * @param date by its writer's clock; null where it says none that makes sense
 * @param html safe to show; remote images wait as {@code data-src}
 * @param quotedTextFrom where in the text the mail that it answers begins, null where none does
 * @param remoteImages how many images wait
 * @param protection as a message's
 * @param truncated whether the rest is only in the file
 */
record AttachedMailView(
        @Nullable Address from,
        List<Address> to,
        List<Address> cc,
        @Nullable Instant date,
        String subject,
        String text,
        String html,
        @Nullable Integer quotedTextFrom,
        int remoteImages,
        @Nullable String protection,
        boolean truncated,
        List<AttachedFileView> files) {

    /**
     * @param path where it is found, as {@code at}: places of files with dots between them
     * @param role {@code mail} where it can be opened as well; as an attachment's
     */
    record AttachedFileView(
            String path,
            String name,
            String contentType,
            long size,
            boolean inline,
            @Nullable String role,
            boolean risky) {}
}
