package io.svara.people.session;

import java.time.Duration;
import java.time.Instant;

/** How long a session lives: unused for two weeks, or two months in all. */
public final class SessionLife {

    static final Duration WHOLE = Duration.ofDays(60);
    static final Duration IDLE = Duration.ofDays(14);

    /** That somebody is there is written this often and no oftener. */
    static final Duration SEEN_STEP = Duration.ofMinutes(5);

    private SessionLife() {}

    public static boolean isOver(SessionTable.Session session, Instant now) {
        return !now.isBefore(session.expiresAt())
                || !now.isBefore(session.lastSeenAt().plus(IDLE));
    }

    public static boolean isSeenDue(SessionTable.Session session, Instant now) {
        return session.lastSeenAt().isBefore(now.minus(SEEN_STEP));
    }
}
