package io.svara.kernel.database;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresRefused;

/**
 * The database of this installation, embedded or external, started and migrated beside Spring's own start: whoever asks
 * for a connection before it is there waits for it.
 */
public final class Database implements AutoCloseable {

    /**
     * Two ways in.
     *
     * @param role what the application's connections become after signing in; null when they sign in as it
     */
    record Ways(
            DataSource owner,
            DataSource application,
            @Nullable String role,
            @Nullable EmbeddedPostgres embedded) {}

    private final CompletableFuture<Ways> ways;

    private Database(CompletableFuture<Ways> ways) {
        this.ways = ways;
    }

    /** Returns at once; {@link #await} tells how it went. */
    public static Database begin(DatabaseSettings settings) {
        var ways = new CompletableFuture<Ways>();
        Thread.ofPlatform().name("database-start").daemon().start(() -> {
            try {
                ways.complete(DatabaseStart.of(settings));
            } catch (Throwable failed) {
                ways.completeExceptionally(failed);
            }
        });
        return new Database(ways);
    }

    /** One that runs and is migrated, for tests. */
    static Database of(DataSource owner, DataSource application) {
        return new Database(CompletableFuture.completedFuture(new Ways(owner, application, null, null)));
    }

    /** As a bean, it is not started a second time by {@link DatabaseConfiguration}. */
    public void register(ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("startedDatabase", new Started(this));
    }

    /** A begun database on its way into the application context. */
    record Started(Database database) {}

    /**
     * @throws io.svara.kernel.CannotStart
     * @throws PostgresRefused both with a sentence for the operator
     */
    Ways await() {
        try {
            return ways.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** For the pool, whose callers expect SQL's own exceptions. */
    Ways awaitForConnection() throws SQLException {
        try {
            return await();
        } catch (RuntimeException failed) {
            throw new SQLException("The database has not started", "08001", failed);
        }
    }

    /** False while the embedded database is being started again; a pool would only wait in vain. */
    boolean away() {
        return !ways.isDone()
                || ways.isCompletedExceptionally()
                || (ways.join().embedded() instanceof EmbeddedPostgres embedded && !embedded.ready());
    }

    /** Ends the embedded database; a start that is still under way is waited for, so that nothing stays behind. */
    @Override
    public void close() {
        ways.handle((started, failed) -> {
                    if (started != null && started.embedded() != null) {
                        started.embedded().close();
                    }
                    return "closed";
                })
                .join();
    }
}
