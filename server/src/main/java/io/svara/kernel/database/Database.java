package io.svara.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final CompletableFuture<Ways> ways = new CompletableFuture<>();
    private final Runnable start;
    private final AtomicBoolean begun = new AtomicBoolean();

    private Database(Callable<Ways> start) {
        this.start = () -> {
            try {
                ways.complete(start.call());
            } catch (Throwable failed) {
                ways.completeExceptionally(failed);
            }
        };
    }

    /** Returns at once; {@link #await} tells how it went. */
    public static Database begin(DatabaseSettings settings) {
        var database = whenAsked(settings);
        database.begin();
        return database;
    }

    /** Nothing is started, and no folder made, before somebody asks for a connection. */
    public static Database whenAsked(DatabaseSettings settings) {
        return new Database(() -> DatabaseStart.of(settings));
    }

    private void begin() {
        if (!begun.getAndSet(true)) {
            Thread.ofPlatform().name("database-start").daemon().start(start);
        }
    }

    /** One that runs and is migrated, for tests. */
    static Database of(DataSource owner, DataSource application) {
        var database = new Database(() -> new Ways(owner, application, null, null));
        database.begin();
        return database;
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
        begin();
        try {
            return ways.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /**
     * Sees and may do all, for as long as it takes: statements without a limit of time. To be closed by the caller.
     */
    public Connection connectAsOwner() throws SQLException {
        var connection = await().owner().getConnection();
        connection.setNetworkTimeout(Runnable::run, 0);
        try (var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0; set lock_timeout = '10s';"
                    + " set idle_in_transaction_session_timeout = 0; set idle_session_timeout = 0");
        }
        return connection;
    }

    /** The changes that this Svara knows, and how they come into a database. */
    public Schema schema() {
        return new Schema(await().owner());
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
        if (!begun.getAndSet(true)) {
            ways.completeExceptionally(new IllegalStateException("The database is closed"));
        }
        ways.handle((started, failed) -> {
                    if (started != null && started.embedded() != null) {
                        started.embedded().close();
                    }
                    return "closed";
                })
                .join();
    }
}
