package io.svara.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.conf.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** The pools, jOOQ's settings and the transactions. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int APPLICATION_CONNECTIONS = 14;
    private static final int OWNER_CONNECTIONS = 3;
    /** A request that got no connection by then is answered 503. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** No request and no job may hold a lock or a snapshot for long: everybody's work stands behind it. */
    private static final String LIMITS = "set statement_timeout = '30s'; set lock_timeout = '10s';"
            + " set idle_in_transaction_session_timeout = '60s'";

    @Bean(destroyMethod = "close")
    Database database(ObjectProvider<Database.Started> started, SvaraSettings settings) {
        var begun = started.getIfAvailable();
        return begun != null ? begun.database() : Database.begin(settings(settings));
    }

    private static DatabaseSettings settings(SvaraSettings settings) {
        return new DatabaseSettings(
                settings.data(),
                settings.databaseUrl(),
                settings.databaseOwnerUrl(),
                settings.serving() ? DatabaseSettings.Use.SERVE : DatabaseSettings.Use.COMMAND);
    }

    @Bean
    @Primary
    DataSource dataSource(Database database) {
        var pool = pool("application", APPLICATION_CONNECTIONS, new Awaited(database, DatabaseConfiguration::asRole));
        pool.setMinimumIdle(2);
        return pool;
    }

    /** Migrates and makes partitions; sees all organisations. Asked for by name only. */
    @Bean(defaultCandidate = false)
    DataSource ownerDataSource(Database database) {
        var pool = pool("owner", OWNER_CONNECTIONS, new Awaited(database, Database.Ways::owner));
        pool.setMinimumIdle(0);
        return pool;
    }

    private static HikariDataSource pool(String name, int size, DataSource source) {
        // made without a configuration, it opens its first connection when it is first asked for one
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        pool.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        pool.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static DataSource asRole(Database.Ways ways) {
        var statements = ways.role() == null ? LIMITS : LIMITS + "; set role " + ways.role();
        return new Prepared(ways.application(), statements);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new OrganizationTransactionManager(dataSource);
    }

    /** One schema, found by the search path: its name in each statement would only be longer. */
    @Bean
    Settings jooqSettings() {
        return new Settings()
                .withRenderSchema(false)
                .withRenderCatalog(false)
                // lists of any length share few statements, so that the database keeps their plans
                .withInListPadding(true)
                .withExecuteLogging(false)
                .withFetchWarnings(false);
    }

    /** Nothing listens before the database is there and migrated, or has said why not. */
    @Bean
    @ServingOnly
    SmartLifecycle databaseGate(Database database) {
        return new Gate(database);
    }

    private static final class Gate implements SmartLifecycle {

        private final Database database;
        private volatile boolean running;

        private Gate(Database database) {
            this.database = database;
        }

        @Override
        public void start() {
            database.await();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }

    /** Connects once the database is there. */
    private static final class Awaited extends AbstractDataSource {

        private final Database database;
        private final Function<Database.Ways, DataSource> way;

        private Awaited(Database database, Function<Database.Ways, DataSource> way) {
            this.database = database;
            this.way = way;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return way.apply(database.awaitForConnection()).getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLException("The user is not the caller's to choose");
        }
    }

    /** Runs some statements on each new connection. */
    private static final class Prepared extends AbstractDataSource {

        private final DataSource source;
        private final String statements;

        private Prepared(DataSource source, String statements) {
            this.source = source;
            this.statements = statements;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = source.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute(statements);
                return connection;
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
