package io.svara.kernel.log;

import io.svara.kernel.log.LogRows.Position;
import io.svara.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client has seen of the log: the snapshot up to which it has all, and, in the middle of a longer way, the
 * snapshot it is walking to and the place it has reached.
 */
record CatchUpCursor(
        UUID generation,
        Snapshot seen,
        @Nullable Snapshot target,
        @Nullable Position reached) {

    private static final int MAX_LENGTH = 32_000;

    static CatchUpCursor at(UUID generation, Snapshot seen) {
        return new CatchUpCursor(generation, seen, null, null);
    }

    String text() {
        var plain = generation + "|" + seen.text();
        if (target != null && reached != null) {
            plain += "|" + target.text() + "|" + reached.xid() + "|" + reached.id();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static CatchUpCursor parse(String text) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("Too long");
            }
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            var generation = UUID.fromString(parts[0]);
            var seen = Snapshot.parse(parts[1]);
            return parts.length == 2
                    ? at(generation, seen)
                    : new CatchUpCursor(
                            generation,
                            seen,
                            Snapshot.parse(parts[2]),
                            new Position(Long.parseLong(parts[3]), Long.parseLong(parts[4])));
        } catch (RuntimeException malformed) {
            throw Problem.invalid("cursor", "invalid-cursor", "Use the \"cursor\" of the answer before, unchanged.");
        }
    }
}
