package io.svara.mail.grant;

import java.util.Locale;
import java.util.Optional;

/** What an account is used for; each has a grant of its own. */
public enum Direction {
    /** Its mail is fetched. */
    INCOMING,
    /** A mailbox's mail leaves by it. */
    OUTGOING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Direction> of(String word) {
        for (var direction : values()) {
            if (direction.word().equals(word)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
