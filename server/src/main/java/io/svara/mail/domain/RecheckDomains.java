package io.svara.mail.domain;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.mail.domain.DomainRows.Domain;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks each night for the domains that somebody has asked for before: records are changed by people who know nothing of Svara. */
@Component
class RecheckDomains implements RecurringJob {

    private static final LocalTime NIGHTLY = LocalTime.of(3, 40);

    /** Each waits for DNS most of the time, and may wait long. */
    private static final int AT_A_TIME = 8;

    private static final Logger LOG = LoggerFactory.getLogger(RecheckDomains.class);

    private final DomainRows rows;
    private final DomainQuestions questions;
    private final OutgoingStatus status;
    private final SendingSettings settings;
    private final Mailboxes mailboxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecheckDomains(
            DomainRows rows,
            DomainQuestions questions,
            OutgoingStatus status,
            SendingSettings settings,
            Mailboxes mailboxes,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.status = status;
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
        try (var threads = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().name("svara-domains-", 0).factory())) {
            mailboxes.eachOrganization(organization -> alone(
                    organization,
                    () -> domains()
                            .forEach(domain -> threads.execute(() -> alone(organization, () -> recheck(domain))))));
        }
    }

    /** One organisation's trouble is not the others'. */
    private static void alone(OrganizationId organization, Runnable work) {
        try {
            Scope.run(new Actor.Svara(organization, "mail"), work);
        } catch (RuntimeException failed) {
            LOG.warn("Domains of organisation {} could not be asked for", organization.value(), failed);
        }
    }

    private List<Domain> domains() {
        return Objects.requireNonNull(transaction.execute(_ -> rows.checkedBefore(clock.instant())));
    }

    private void recheck(Domain domain) {
        var found = questions.ask(DomainRecords.of(domain, settings.spf()));
        transaction.executeWithoutResult(_ -> {
            rows.checked(domain.name(), found, clock.instant());
            status.renew(domain.name());
        });
    }
}
