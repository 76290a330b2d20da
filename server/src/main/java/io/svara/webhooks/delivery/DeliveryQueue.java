package io.svara.webhooks.delivery;

import static svara.db.jooq.Tables.WEBHOOK_DELIVERY_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryQueue {

    /** They wait for others' servers rather than work. */
    private static final Limits LIMITS = Limits.USUAL.workers(32, 12);

    @Bean
    DueQueue webhookDelivery(DueQueues queues, ObjectProvider<SendDelivery> handler) {
        return queues.queue(
                "webhook-delivery",
                WEBHOOK_DELIVERY_DUE,
                job -> handler.getObject().handle(job),
                LIMITS);
    }
}
