package io.svara.mail.authentication;

import static svara.db.jooq.Tables.MAIL_AUTHENTICATION_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailAuthenticationQueue {

    /** They wait for DNS rather than work. */
    private static final Limits LIMITS = Limits.USUAL.workers(8, 4).ahead(2);

    @Bean
    DueQueue mailAuthentication(DueQueues queues, ObjectProvider<AuthenticateMail> handler) {
        return queues.queue(
                "mail-authentication",
                MAIL_AUTHENTICATION_DUE,
                job -> handler.getObject().handle(job),
                LIMITS);
    }
}
