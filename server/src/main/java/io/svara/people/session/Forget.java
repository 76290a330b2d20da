package io.svara.people.session;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.idempotency.Idempotency;
import io.svara.kernel.queue.RecurringJob;
import io.svara.people.account.AccountTable;
import io.svara.people.passkey.PasskeyTable;
import io.svara.people.reset.PasswordLinkTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes what has done its service: ended sessions and steps, links and challenges, forgiven guesses, answers kept for repeated calls. */
@Component
class Forget implements RecurringJob {

    private static final Duration GUESSES_KEPT_FOR = Duration.ofDays(1);
    private static final int ORGANIZATIONS_AT_ONCE = 500;

    private final SessionTable sessions;
    private final GuardTable guard;
    private final SignInStepTable steps;
    private final PasswordLinkTable links;
    private final PasskeyTable passkeys;
    private final AccountTable accounts;
    private final Idempotency idempotency;
    private final Clock clock;

    Forget(
            SessionTable sessions,
            GuardTable guard,
            SignInStepTable steps,
            PasswordLinkTable links,
            PasskeyTable passkeys,
            AccountTable accounts,
            Idempotency idempotency,
            Clock clock) {
        this.sessions = sessions;
        this.guard = guard;
        this.steps = steps;
        this.links = links;
        this.passkeys = passkeys;
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
        steps.deleteExpired(now);
        links.deleteExpired(now);
        passkeys.forgetChallenges(now);
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
