package io.svara.kernel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import svara.postgres.EmbeddedPostgres;

/** One PostgreSQL for all of the kernel's tests, with the application's role, pool, walls and transactions. */
public final class KernelDatabase {

    private static final AtomicLong ORGANIZATIONS = new AtomicLong(1000);
    private static final EmbeddedPostgres POSTGRES = start();

    private final HikariDataSource pool;
    private final DSLContext database;
    private final PlatformTransactionManager transactions;

    private KernelDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.database = DSL.using(new TransactionAwareDataSourceProxy(pool), SQLDialect.POSTGRES);
        this.transactions = new OrganizationTransactionManager(pool);
    }

    private static EmbeddedPostgres start() {
        var postgres = EmbeddedPostgres.startTemporary();
        Flyway.configure()
                .dataSource(postgres.owner().dataSource())
                .locations("classpath:db/migration")
                .placeholderReplacement(false)
                .load()
                .migrate();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return postgres;
    }

    /** A node's own pool. */
    public static KernelDatabase open() {
        var config = new HikariConfig();
        config.setDataSource(POSTGRES.application().dataSource());
        config.setMaximumPoolSize(12);
        return new KernelDatabase(new HikariDataSource(config));
    }

    /** An organisation that no other test uses. */
    public static OrganizationId organization() {
        return new OrganizationId(ORGANIZATIONS.incrementAndGet());
    }

    public static void asOwner(String sql) {
        try (var connection = POSTGRES.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static DataSource owner() {
        return POSTGRES.owner().dataSource();
    }

    public void close() {
        pool.close();
    }

    public DataSource dataSource() {
        return pool;
    }

    public DSLContext database() {
        return database;
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /** What Svara does in one transaction of this organisation. */
    public void within(OrganizationId organization, Runnable work) {
        Scope.run(
                new Actor.Svara(organization, "test"),
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run()));
    }
}
