package io.svara.tickets.suggest;

import static svara.db.jooq.Tables.LABEL_SUGGESTION_DUE;

import io.svara.kernel.queue.DueQueue;
import io.svara.kernel.queue.DueQueue.Limits;
import io.svara.kernel.queue.DueQueues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuggestionQueue {

    /** One at a time: it is work for the processor alone, and nobody waits for it. */
    private static final Limits LIMITS = Limits.USUAL.workers(1, 1);

    @Bean
    DueQueue guessedLabels(DueQueues queues, ObjectProvider<SuggestLabels> handler) {
        return queues.queue(
                "label-suggestion",
                LABEL_SUGGESTION_DUE,
                job -> handler.getObject().handle(job),
                LIMITS);
    }
}
