package io.svara.kernel.queue;

import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the queues. While a command runs beside a server they only take jobs, and leave the work to it. A module declares its own as a bean, so that it starts and stops with the application:
 * {@code @Bean DueQueue outgoingMail(DueQueues queues, SendMail handler) { return queues.queue("outgoing-mail",
 * MAIL_DUE, handler, Limits.USUAL); }}
 */
@Component
public class DueQueues {

    private final DSLContext database;
    private final PlatformTransactionManager transactions;
    private final Clock clock;
    private final boolean serving;

    public DueQueues(
            DSLContext database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${svara.serving:true}") boolean serving) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.serving = serving;
    }

    /**
     * @param name a stable word for the log: also the cause of what the handler changes
     * @param table has {@code organization_id, id, due_at timestamptz not null, attempts smallint not null default 0},
     *     the first two as its key, an index on {@code due_at}, and no row-level security
     */
    public DueQueue queue(String name, Table<?> table, DueHandler handler, DueQueue.Limits limits) {
        return new DueQueue(
                name, table, handler, limits, database, new TransactionTemplate(transactions), clock, serving);
    }
}
