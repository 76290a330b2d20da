package io.svara.people.session;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.idempotency.Idempotency;
import io.svara.kernel.queue.RecurringJob;
import io.svara.people.account.AccountTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what has done its service: ended sessions, forgiven guesses, answers kept for repeated calls. */
@Component
class Forget implements RecurringJob {

    private static final Duration GUESSES_KEPT_FOR = Duration.ofDays(1);
    private static final int ORGANIZATIONS_AT_ONCE = 500;

    private final SessionTable sessions;
    private final GuardTable guard;
    private final AccountTable accounts;
    private final Idempotency idempotency;
    private final Clock clock;

    Forget(SessionTable sessions, GuardTable guard, AccountTable accounts, Idempotency idempotency, Clock clock) {
        this.sessions = sessions;
        this.guard = guard;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-sessions-and-answers";
    }

    @Override
    public Schedule schedule() {
        return Schedules.fixedDelay(Duration.ofHours(12));
    }

    @Override
    public void run() {
        var now = clock.instant();
        sessions.deleteExpired(now, now.minus(SessionLife.IDLE));
        guard.deleteOlderThan(now.minus(GUESSES_KEPT_FOR));
        forgetAnswers();
    }

    private void forgetAnswers() {
        var organizations = accounts.organizationsAfter(0, ORGANIZATIONS_AT_ONCE);
        while (!organizations.isEmpty()) {
            for (var organization : organizations) {
                Scope.run(new Actor.Svara(organization, "forget"), idempotency::forgetOld);
            }
            organizations = accounts.organizationsAfter(organizations.getLast().value(), ORGANIZATIONS_AT_ONCE);
        }
    }
}
