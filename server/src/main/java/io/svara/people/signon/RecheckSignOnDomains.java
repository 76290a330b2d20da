package io.svara.people.signon;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks each night whether proved domains still are: domains are sold, and then lead nobody to those who had them. */
@Component
class RecheckSignOnDomains implements RecurringJob {

    private static final LocalTime NIGHTLY = LocalTime.of(3, 50);

    /** Each waits for DNS most of the time, and may wait long. */
    private static final int AT_A_TIME = 8;

    private static final Logger LOG = LoggerFactory.getLogger(RecheckSignOnDomains.class);

    private final SignOnTable ways;
    private final DomainProof proof;
    private final TransactionOperations transaction;

    RecheckSignOnDomains(SignOnTable ways, DomainProof proof, TransactionOperations transaction) {
        this.ways = ways;
        this.proof = proof;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "sign-on-domains";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(NIGHTLY);
    }

    @Override
    public void run() {
        try (var threads = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().name("svara-sign-on-domains-", 0).factory())) {
            domains().forEach(way -> threads.execute(() -> ask(way)));
        }
    }

    private List<SignOnTable.Way> domains() {
        return Objects.requireNonNull(transaction.execute(_ -> ways.domains()));
    }

    /** One organisation's trouble is not the others'. */
    private void ask(SignOnTable.Way way) {
        try {
            Scope.run(new Actor.Svara(way.organization(), "single-sign-on"), () -> proof.ask(way.word()));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "A domain of organisation {} could not be asked for",
                    way.organization().value(),
                    failed);
        }
    }
}
