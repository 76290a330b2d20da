package io.svara.web;

import io.svara.Svara;
import io.svara.kernel.AgentId;
import io.svara.kernel.Command;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SettableClock;
import io.svara.kernel.TestFolders;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.database.Database;
import io.svara.kernel.database.DatabaseSettings;
import io.svara.mail.dns.TestDns;
import io.svara.people.AddAgent;
import io.svara.people.ApiTokens;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.walls.StatementGuard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresLogin;

/**
 * The whole server on a free port, with a clock that tests move. All servers of a test run share one database, each
 * test makes organisations of its own in it. Statements that do not name their organisation are refused.
 */
public final class TestServer implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** Where tests have no names of their own to give: no domain exists. */
    private static final class Names {
        private static final TestDns NONE = TestDns.start();
    }

    private final ConfigurableApplicationContext context;
    private final SettableClock clock;

    private TestServer(ConfigurableApplicationContext context, SettableClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** One for all tests that need no server of their own. Its clock only ever goes forward. */
    public static TestServer shared() {
        var server = Shared.SERVER;
        forgetGuesses();
        return server;
    }

    /** All tests come from one address: what one of them guesses wrongly keeps no other out. */
    private static void forgetGuesses() {
        try (var connection = owner().getConnection();
                var statement = connection.createStatement()) {
            // the first server of a run has yet to make the table
            statement.execute(
                    "do $$ begin if to_regclass('sign_in_guard') is not null then delete from sign_in_guard; end if; end $$");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A database and a data folder that nobody else uses, and that outlive a server. */
    public record Place(PostgresLogin owner, PostgresLogin application, String folder) {}

    /** For tests that start a server again, or whose jobs no other node may take. */
    public static Place place() {
        var name = "place_" + COUNTER.incrementAndGet();
        var postgres = SharedDatabase.POSTGRES;
        try (var connection = postgres.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Place(
                at(postgres.owner(), name),
                at(postgres.application(), name),
                TestFolders.make().toString());
    }

    private static PostgresLogin at(PostgresLogin login, String database) {
        return new PostgresLogin(login.host(), login.port(), database, login.user(), login.password());
    }

    /** Another node on the same database. */
    public static TestServer start(String... options) {
        return start(List.of(), options);
    }

    /** @param more test doubles from outside the scanned packages */
    public static TestServer start(List<Class<?>> more, String... options) {
        forgetGuesses();
        var postgres = SharedDatabase.POSTGRES;
        return start(
                new Place(
                        postgres.owner(),
                        postgres.application(),
                        TestFolders.make().toString()),
                more,
                options);
    }

    public static TestServer start(Place place, List<Class<?>> more, String... options) {
        var database = new ArrayList<>(options(place));
        database.addAll(List.of(options));
        return run(more, database);
    }

    /** As an operator starts it: with the embedded database in this folder, which nobody else uses. */
    public static TestServer inFolder(Path data, String... options) {
        var all = new ArrayList<>(List.of("--svara.data=" + data));
        all.addAll(List.of(options));
        return run(List.of(), all);
    }

    private static TestServer run(List<Class<?>> more, List<String> options) {
        var clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
        var application = new SpringApplication(Svara.class);
        application.addPrimarySources(more);
        application.setRegisterShutdownHook(false);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("productOnly", new ProductOnly()));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("settableClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("statementGuard", new DefaultExecuteListenerProvider(new StatementGuard())));
        // nobody: no test asks the world's DNS, or sends anything there
        application.setDefaultProperties(Map.of("SVARA_DNS_SERVERS", "127.0.0.1:9"));
        var all = new ArrayList<>(List.of("--svara.http-bind=127.0.0.1", "--svara.smtp-port=0"));
        all.addAll(options);
        // given twice, an option means both
        if (options.stream().noneMatch(option -> option.startsWith("--svara.http-port="))) {
            all.add("--svara.http-port=0");
        }
        if (options.stream().noneMatch(option -> option.startsWith("--svara.dns.servers="))) {
            all.add("--svara.dns.servers=" + Names.NONE.address());
        }
        return new TestServer(application.run(all.toArray(String[]::new)), clock);
    }

    /** {@code ./svara WORD ...} as {@link Svara} runs it, beside whatever serves. */
    public static void command(String word, DatabaseSettings.Use use, List<String> options, String... arguments) {
        var all = new ArrayList<>(List.of("--svara.serving=false", "--spring.main.lazy-initialization=true"));
        all.addAll(options);
        try (var database = Database.whenAsked(DatabaseSettings.early(options).toBeUsedTo(use))) {
            var application = new SpringApplication(Svara.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setRegisterShutdownHook(false);
            application.addInitializers(context -> {
                context.getBeanFactory().registerSingleton("productOnly", new ProductOnly());
                database.register(context.getBeanFactory());
            });
            try (var context = application.run(all.toArray(String[]::new))) {
                context.getBeanProvider(Command.class).stream()
                        .filter(command -> command.name().equals(word))
                        .findFirst()
                        .orElseThrow()
                        .run(List.of(arguments));
            }
        }
    }

    /** How a place's database and folder are named to a server or a command. */
    public static List<String> options(Place place) {
        return List.of(
                "--svara.data=" + place.folder(),
                "--svara.database-url=" + url(place.application()),
                "--svara.database-owner-url=" + url(place.owner()));
    }

    /** As an operator would make it by docs/operations.md: its owner is no superuser, and works, too. */
    public static Place plainPlace() {
        var name = "plain_" + COUNTER.incrementAndGet();
        var postgres = SharedDatabase.POSTGRES;
        try (var connection = postgres.owner().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + name + " login createrole password 'plain'");
            statement.execute("grant svara_application to " + name + " with admin option");
            statement.execute("create database " + name + " owner " + name + " encoding 'UTF8' template template0");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var login = new PostgresLogin(postgres.owner().host(), postgres.owner().port(), name, name, "plain");
        return new Place(login, login, TestFolders.make().toString());
    }

    public SettableClock clock() {
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).stream().toList();
    }

    public TestClient client() {
        return new TestClient(port());
    }

    public int port() {
        return bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
    }

    /** Sees all organisations: for looking behind the walls. */
    public static DataSource owner() {
        return SharedDatabase.POSTGRES.owner().dataSource();
    }

    public OrganizationId organization() {
        try (var connection = SharedDatabase.POSTGRES.owner().dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "insert into organization (name, created_at) values ('Nordvind', now()) returning id")) {
            row.next();
            return new OrganizationId(row.getLong(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An agent whose address nobody else has, and who signs in with {@link #PASSWORD}. */
    public TestAgent superadmin(OrganizationId organization) {
        var email = email();
        return add(organization, NewAgent.superadmin("Anna", email, PASSWORD, PasswordKind.OWN));
    }

    public TestAgent agent(OrganizationId organization) {
        return add(organization, NewAgent.agent("Bo", email(), PASSWORD, PasswordKind.OWN));
    }

    public TestAgent add(OrganizationId organization, NewAgent agent) {
        var id = Scope.call(
                new Actor.Svara(organization, "test"),
                () -> bean(AddAgent.class).add(agent));
        return new TestAgent(organization, id, agent.email());
    }

    public String token(TestAgent agent) {
        return bean(ApiTokens.class).create(agent.email(), "test");
    }

    public static String email() {
        return "agent" + COUNTER.incrementAndGet() + "."
                + ProcessHandle.current().pid() + "@nordvind.example";
    }

    /** An agent that a test made. */
    public record TestAgent(OrganizationId organization, AgentId id, String email) {}

    @Override
    public void close() {
        context.close();
    }

    private static String url(PostgresLogin login) {
        return "postgresql://" + login.user() + ":" + login.password() + "@" + login.host() + ":" + login.port() + "/"
                + login.database();
    }

    private static final class SharedDatabase {

        private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.startTemporary();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        }
    }

    private static final class Shared {

        private static final TestServer SERVER = start();
    }
}
