package io.svara.kernel.database;

import io.svara.kernel.TestFolders;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresLogin;

/**
 * A migrated, empty database of its own for whoever asks: one real PostgreSQL for all tests of this run, in it one
 * database with the tables, and copies of that. Ports are free ones and the data folder is a temporary one.
 *
 * <pre>
 * &#64;SpringBootTest
 * &#64;ContextConfiguration(initializers = TestDatabase.class)
 * </pre>
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String TEMPLATE = "template_svara";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Both ways in: the owner sees all, the application is bound by the walls. */
    public record Sources(DataSource owner, DataSource application) {}

    /** Started once; it ends with this Java. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.startTemporary();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            execute(postgres, "create database " + TEMPLATE);
            Migrations.run(source(postgres.owner(), TEMPLATE));
            return postgres;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var sources = create();
        Database.of(sources.owner(), sources.application()).register(context.getBeanFactory());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "svara.data",
                                TestFolders.make().toString(),
                                "svara.http-port",
                                "0",
                                "svara.smtp-port",
                                "0")));
    }

    /** For tests without Spring. */
    public static Sources create() {
        var name = "test_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES, "create database " + name + " template " + TEMPLATE);
        return new Sources(source(Server.POSTGRES.owner(), name), source(Server.POSTGRES.application(), name));
    }

    private static synchronized void execute(EmbeddedPostgres postgres, String sql) {
        try (var connection = source(postgres.owner(), "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static PGSimpleDataSource source(PostgresLogin login, String database) {
        var source = login.dataSource();
        source.setDatabaseName(database);
        return source;
    }
}
