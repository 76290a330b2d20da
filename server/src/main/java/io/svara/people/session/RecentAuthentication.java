package io.svara.people.session;

import io.svara.kernel.problem.Problem;
import io.svara.people.RecentProof;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Before somebody changes how an account is signed in to, they show once more who they are: a browser that was left open
 * must not be enough.
 */
@Component
public class RecentAuthentication implements RecentProof {

    static final Duration LASTS = Duration.ofMinutes(10);

    private final SessionTable sessions;
    private final Clock clock;

    RecentAuthentication(SessionTable sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void check(SessionCookie cookie) {
        if (until(cookie).filter(clock.instant()::isBefore).isEmpty()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "confirmation-needed",
                    "Show once more who you are (POST /api/session/confirmation), then repeat this.");
        }
    }

    /** Until when {@link #check} lets this session pass. */
    public Optional<Instant> until(SessionCookie cookie) {
        return sessions.confirmedAt(Secrets.hash(cookie.secret())).map(at -> at.plus(LASTS));
    }

    /** Its owner has just shown who they are. */
    public void confirm(SessionCookie cookie) {
        sessions.confirm(Secrets.hash(cookie.secret()), clock.instant());
    }
}
