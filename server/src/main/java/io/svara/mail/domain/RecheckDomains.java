package io.svara.mail.domain;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks each night for the domains that somebody has asked for before: records are changed by people who know nothing of Svara. */
@Component
class RecheckDomains implements RecurringJob {

    private static final LocalTime NIGHTLY = LocalTime.of(3, 40);

    private final DomainRows rows;
    private final DomainQuestions questions;
    private final SendingSettings settings;
    private final Mailboxes mailboxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecheckDomains(
            DomainRows rows,
            DomainQuestions questions,
            SendingSettings settings,
            Mailboxes mailboxes,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sending-domains";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(NIGHTLY);
    }

    @Override
    public void run() {
        mailboxes.eachOrganization(organization -> Scope.run(new Actor.Svara(organization, "mail"), this::recheck));
    }

    private void recheck() {
        var domains = Objects.requireNonNull(transaction.execute(_ -> rows.checkedBefore(clock.instant())));
        for (var domain : domains) {
            var found = questions.ask(DomainRecords.of(domain, settings.spf()));
            transaction.executeWithoutResult(_ -> rows.checked(domain.name(), found, clock.instant()));
        }
    }
}
