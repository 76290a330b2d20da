package io.svara.mail.fetch;

import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueQueue;
import io.svara.mailboxes.MailboxId;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the sessions that settings have changed. */
@Component
class FetchWork {

    private final DueQueue queue;
    private final FetchSessions sessions;
    private final Clock clock;

    FetchWork(@Qualifier("mailFetch") DueQueue queue, FetchSessions sessions, Clock clock) {
        this.queue = queue;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** In the transaction that changes them: a new session begins after it, and finds out what is to be done. */
    void changed(MailboxId mailbox) {
        var organization = Scope.organization();
        queue.put(organization, mailbox.value(), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sessions.end(organization, mailbox);
            }
        });
    }
}
