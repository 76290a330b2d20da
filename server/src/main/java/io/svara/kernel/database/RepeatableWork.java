package io.svara.kernel.database;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that consume what they were made of, such as a row of work to do. Their commit does not wait for the disk: a
 * database that crashes within the next half second forgets them as a whole, the work is there again, and is done again. Any
 * other commit makes those before it durable too, so nobody builds on one that is forgotten.
 */
@Component
public final class RepeatableWork {

    /** How the transaction manager knows them. */
    static final class Template extends TransactionTemplate {

        private Template(PlatformTransactionManager manager) {
            super(manager);
        }
    }

    private final Template template;

    public RepeatableWork(PlatformTransactionManager manager) {
        this.template = new Template(manager);
    }

    public <T> T execute(Supplier<T> work) {
        return template.execute(_ -> work.get());
    }

    public void run(Runnable work) {
        template.executeWithoutResult(_ -> work.run());
    }
}
