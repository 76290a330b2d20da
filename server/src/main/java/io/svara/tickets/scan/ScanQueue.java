package io.svara.tickets.scan;

import static svara.db.jooq.Tables.ATTACHMENT_SCAN_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamAvSettings.class)
class ScanQueue {

    /** The daemon takes a processor for each. */
    private static final Limits LIMITS = Limits.USUAL.workers(2, 1);

    @Bean
    DueQueue attachmentScans(DueQueues queues, ObjectProvider<ScanAttachment> handler) {
        return queues.queue(
                "attachment-scan",
                ATTACHMENT_SCAN_DUE,
                job -> handler.getObject().handle(job),
                LIMITS);
    }
}
