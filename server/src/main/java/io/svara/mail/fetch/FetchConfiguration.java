package io.svara.mail.fetch;

import static svara.db.jooq.Tables.MAIL_FETCH_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import io.svara.mail.fetch.imap.ImapNetwork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FetchConfiguration {

    /** They wait for their servers nearly all the time: a connection and a thread of some kilobytes each. */
    private static final Limits LIMITS = Limits.USUAL.workers(2_000, 500);

    /** A job is an account, and its run a session, which lasts for as long as nothing goes wrong. */
    @Bean
    DueQueue mailFetch(DueQueues queues, ObjectProvider<FetchMail> handler) {
        return queues.queue(
                "mail-fetch", MAIL_FETCH_DUE, job -> handler.getObject().handle(job), LIMITS);
    }

    @Bean
    ImapNetwork imapNetwork(FetchSettings settings) {
        return new ImapNetwork(settings.privateHosts(), TrustedCertificates.context(settings.caFile()));
    }
}
