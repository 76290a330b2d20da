package io.svara.mail.receive;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes by what duplicates are known, once no server tries that mail any more. */
@Component
class ForgetReceipts implements RecurringJob {

    /** Servers try for days; what a person or a restored server sends again comes within weeks. */
    static final Duration KEPT_FOR = Duration.ofDays(90);

    private static final LocalTime NIGHTLY = LocalTime.of(3, 20);

    private final ReceivedMailRows rows;
    private final Mailboxes mailboxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetReceipts(ReceivedMailRows rows, Mailboxes mailboxes, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail-receipts";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(NIGHTLY);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT_FOR);
        mailboxes.eachOrganization(organization -> Scope.run(
                new Actor.Svara(organization, "mail"),
                () -> transaction.executeWithoutResult(_ -> rows.forgetReceipts(organization, before))));
    }
}
