package io.svara.organization;

import io.svara.storage.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an organisation shows itself to its customers (ORG-2). */
public record Brand(
        BrandId id,
        String name,
        List<String> languages,
        Colours colours,
        @Nullable Logo logo,
        long version) {

    /** As {@code #rrggbb} in small letters: of what is pressed and shines, and of what is written on it. */
    public record Colours(String accent, String text) {

        public static final Colours FIRST = new Colours("#0e6b71", "#ffffff");
    }

    /** @param size in bytes */
    public record Logo(Sha256 sha256, String contentType, long size) {}
}
