package io.svara.channels;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that lies in a file.
 *
 * @param from the first of its writers; null where it names none
 * @param date by its writer's clock; null where it says none that makes sense
 * @param html as it came, not cleaned; null where it has only text
 * @param truncated whether not all of it could be read
 */
public record AttachedMail(
        @Nullable Address from,
        List<Address> to,
        List<Address> cc,
        @Nullable Instant date,
        String subject,
        String text,
        @Nullable String html,
        boolean truncated,
        @Nullable Protection protection,
        List<File> files) {

    /**
     * @param index its place in the mail, from 0
     * @param size bytes
     * @param contentId by which the HTML shows it
     */
    public record File(
            int index,
            String name,
            String contentType,
            long size,
            boolean inline,
            @Nullable String contentId) {}

    /** One of its files. */
    public record Content(File file, byte[] bytes) {}

    public AttachedMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        files = List.copyOf(files);
    }
}
