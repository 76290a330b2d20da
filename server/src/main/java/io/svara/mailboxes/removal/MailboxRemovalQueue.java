package io.svara.mailboxes.removal;

import static svara.db.jooq.Tables.MAILBOX_REMOVAL_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailboxRemovalQueue {

    /** Long jobs, which write much: few at a time. */
    private static final Limits LIMITS = Limits.USUAL.workers(2, 1);

    @Bean
    DueQueue mailboxRemoval(DueQueues queues, ObjectProvider<EmptyMailbox> handler) {
        return queues.queue(
                "mailbox-removal",
                MAILBOX_REMOVAL_DUE,
                job -> handler.getObject().handle(job),
                LIMITS);
    }
}
