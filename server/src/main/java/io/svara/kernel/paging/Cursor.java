package io.svara.kernel.paging;

import io.svara.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The place in a list after which the next page begins: (instant, id), the one order that all lists share. */
public record Cursor(Instant at, long id) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** Within what the database can compare with. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public String text() {
        var plain = at.getEpochSecond() + "." + at.getNano() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.", -1);
            var at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("No row of ours is from then");
            }
            return new Cursor(at, Long.parseLong(parts[2]));
        } catch (RuntimeException malformed) {
            throw Problem.invalid("cursor", "invalid-cursor", "Use the \"next\" of the page before, unchanged.");
        }
    }

    /** The asked-for page size, or a refusal that names the bounds. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid("limit", "out-of-range", "Ask for 1 to " + MAX_LIMIT + " items.");
        }
        return asked;
    }
}
