package io.svara.mail.outgoing;

import static svara.db.jooq.Tables.MAIL_OUTGOING_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutgoingMailQueue {

    /** They mostly wait for servers, some of which hang, so there can be many; one organisation may not have them all. */
    private static final Limits LIMITS = Limits.USUAL.workers(40, 20).lease(Duration.ofSeconds(20));

    @Bean
    DueQueue outgoingMail(DueQueues queues, ObjectProvider<SendMail> handler) {
        return queues.queue(
                "outgoing-mail", MAIL_OUTGOING_DUE, job -> handler.getObject().handle(job), LIMITS);
    }
}
