package io.svara.webhooks.delivery;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mailboxes.Mailboxes;
import io.svara.webhooks.store.DeliveryRows;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the delivery log once nobody looks into it any more: it holds what customers wrote. */
@Component
class ForgetDeliveries implements RecurringJob {

    static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final LocalTime NIGHTLY = LocalTime.of(3, 35);

    private final DeliveryRows rows;
    private final Mailboxes mailboxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetDeliveries(DeliveryRows rows, Mailboxes mailboxes, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-deliveries";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(NIGHTLY);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT_FOR);
        mailboxes.eachOrganization(organization -> Scope.run(
                new Actor.Svara(organization, "webhooks"),
                () -> transaction.executeWithoutResult(_ -> rows.forget(before))));
    }
}
