package io.svara.people.signon;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail domain that the organisation says is its own.
 *
 * @param token in the record that proves it
 * @param changedAt since when it is in this state
 * @param askedAt when DNS has answered last; null: not yet
 */
record SignOnDomain(
        String name,
        String token,
        State state,
        Instant changedAt,
        @Nullable Instant askedAt) {

    enum State {
        PENDING,
        /** Its record is in DNS: addresses of the domain lead here, and new agents may have them. */
        PROVED,
        /** It was, and the record is gone. */
        LOST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** After DNS was asked. */
        State once(boolean isThere) {
            if (isThere) {
                return PROVED;
            }
            return this == PENDING ? PENDING : LOST;
        }
    }

    /** Beside whatever else the domain has: a name of its own, as RFC 8552 has it. */
    String recordName() {
        return "_svara-sign-on." + name;
    }

    String recordValue() {
        return "svara-sign-on=" + token;
    }
}
