package io.svara.mailboxes.removal;

import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxHolding.Left;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties a mailbox that is being removed, step by step, and takes it away when nothing is left. */
@Component
class EmptyMailbox implements DueHandler {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /**
     * Nothing is taken away before: a mail whose recipient was known when the removal began may still be on its way
     * through the door, and an agent's new ticket through a request.
     */
    private static final Duration LINGERS = Duration.ofMinutes(15);

    private final Mailboxes mailboxes;
    private final ObjectProvider<MailboxHolding> holdings;
    private final TransactionTemplate transaction;
    private final Log log;
    private final Clock clock;

    EmptyMailbox(
            Mailboxes mailboxes,
            ObjectProvider<MailboxHolding> holdings,
            PlatformTransactionManager transactions,
            Log log,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.holdings = holdings;
        this.transaction = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Outcome handle(DueJob job) {
        var id = new MailboxId(job.id());
        for (var holding : all()) {
            var left = Left.MORE;
            while (left == Left.MORE) {
                left = step(holding, id);
            }
            if (left == Left.WAITS) {
                return DueHandler.retry(PAUSE);
            }
        }
        return takenAway(id) ? DueHandler.done() : DueHandler.retry(PAUSE);
    }

    private List<MailboxHolding> all() {
        return holdings.orderedStream().toList();
    }

    private Left step(MailboxHolding holding, MailboxId id) {
        return Objects.requireNonNull(transaction.execute(_ -> mailboxes
                .find(id)
                .map(mailbox -> holding.empty(id, removal(mailbox).into()))
                .orElse(Left.NOTHING)));
    }

    /** All at once, so that what has come since its step was done is seen. */
    private boolean takenAway(MailboxId id) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var mailbox = mailboxes.lock(id);
            if (mailbox.isEmpty()) {
                return true;
            }
            if (!isOver(mailbox.get())) {
                return false;
            }
            mailboxes.remove(id, clock.instant());
            log.append(Change.of("mailbox.removed", "mailbox", id));
            return true;
        }));
    }

    private boolean isOver(Mailbox mailbox) {
        var removal = removal(mailbox);
        return !clock.instant().isBefore(removal.since().plus(LINGERS))
                && all().stream().allMatch(holding -> holding.empty(mailbox.id(), removal.into()) == Left.NOTHING);
    }

    private static Mailbox.Removal removal(Mailbox mailbox) {
        return Objects.requireNonNull(mailbox.removal(), "not being removed");
    }
}
