package io.svara.mail.receive;

import static svara.db.jooq.Tables.MAIL_INTAKE_DUE;

import io.svara.kernel.queue.Backoff;
import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceivedMailQueue {

    private static final Limits LIMITS = Limits.USUAL
            .workers(10, 8)
            .ahead(4)
            .lease(Duration.ofSeconds(15))
            .backoff(new Backoff(Duration.ofSeconds(1), 3, Duration.ofMinutes(10)));

    @Bean
    DueQueue receivedMail(DueQueues queues, ObjectProvider<ProcessMail> handler) {
        return queues.queue(
                "received-mail", MAIL_INTAKE_DUE, job -> handler.getObject().handle(job), LIMITS);
    }
}
