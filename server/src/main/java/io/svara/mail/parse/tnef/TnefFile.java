package io.svara.mail.parse.tnef;

import org.jspecify.annotations.Nullable;

/**
 * A file in a TNEF file.
 *
 * @param name as the sender's program gave it, not safe; null where it gave none
 * @param contentType null where it gave none
 * @param contentId by which the body shows it
 */
public record TnefFile(
        @Nullable String name,
        @Nullable String contentType,
        @Nullable String contentId,
        byte[] content) {}
