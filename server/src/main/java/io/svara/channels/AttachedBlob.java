package io.svara.channels;

import io.svara.storage.Sha256;
import org.jspecify.annotations.Nullable;

/** An attachment whose bytes are already stored. {@code contentId} is what the HTML part calls an inline one, without brackets. */
public record AttachedBlob(
        String name,
        String contentType,
        long size,
        Sha256 sha256,
        boolean inline,
        @Nullable String contentId) {

    /** The same bytes, in the text of a message that calls them so. */
    public AttachedBlob shownAs(String id) {
        return new AttachedBlob(name, contentType, size, sha256, true, id);
    }
}
