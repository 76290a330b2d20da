package svara.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the server's own: its files in a folder, open to this machine and to generated passwords only, never
 * running as root. What was committed survives the kill of either process; a database that dies under its server is
 * started again on the same port. It ends with {@link #close()}, and with the server however that ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Owns the database and its tables, and migrates them. */
    public static final String OWNER = "svara_owner";

    /** Signs in for the application. Owns nothing: the rights are those of {@link #APPLICATION_GROUP}. */
    public static final String APPLICATION = "svara";

    public static final String APPLICATION_GROUP = "svara_application";
    public static final String DATABASE = "svara";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String HOST = "127.0.0.1";

    /** How to sign in to a database that runs. */
    public record Logins(PostgresLogin owner, PostgresLogin application) {

        private static Logins of(int port, Passwords passwords) {
            return new Logins(
                    new PostgresLogin(HOST, port, DATABASE, OWNER, passwords.owner()),
                    new PostgresLogin(HOST, port, DATABASE, APPLICATION, passwords.application()));
        }
    }

    private final Path folder;
    private final FolderLock lock;
    private final Postmaster postmaster;
    private final Logins logins;
    private final boolean temporary;

    private EmbeddedPostgres(
            Path folder, FolderLock lock, Postmaster postmaster, Passwords passwords, boolean temporary) {
        this.folder = folder;
        this.lock = lock;
        this.postmaster = postmaster;
        this.logins = Logins.of(postmaster.port(), passwords);
        this.temporary = temporary;
    }

    /**
     * Starts the database of a folder, which is made when it is not there.
     *
     * @throws PostgresRefused with a sentence for whoever can mend it
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, false);
    }

    /** For tests and for building: empty, in a folder that is deleted at the end, and careless about power cuts. */
    public static EmbeddedPostgres startTemporary() {
        try {
            return startTemporary(Files.createTempDirectory("svara-postgres-"));
        } catch (IOException failed) {
            throw PostgresRefused.notUsable(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), failed);
        }
    }

    private static EmbeddedPostgres startTemporary(Path folder) throws IOException {
        try {
            return start(folder, true);
        } catch (RuntimeException failed) {
            Binaries.delete(folder);
            throw failed;
        }
    }

    /** How to sign in to the database of this folder while another process runs it. */
    public static Optional<Logins> running(Path folder) {
        try {
            var cluster = cluster(folder);
            var passwords = Passwords.read(folder);
            if (passwords.isEmpty() || !Files.exists(cluster)) {
                return Optional.empty();
            }
            var postmaster = Leftovers.of(cluster).postmaster();
            if (postmaster.isEmpty()) {
                return Optional.empty();
            }
            return Cluster.readyPort(cluster, postmaster.get()).map(port -> Logins.of(port, passwords.get()));
        } catch (IOException failed) {
            throw PostgresRefused.notUsable(folder, failed);
        }
    }

    private static Path cluster(Path folder) {
        return folder.resolve("cluster");
    }

    private static EmbeddedPostgres start(Path folder, boolean temporary) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            var lock = FolderLock.take(folder);
            try {
                return start(folder, lock, temporary);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw PostgresRefused.notUsable(folder, failed);
        }
    }

    private static EmbeddedPostgres start(Path folder, FolderLock lock, boolean temporary) throws IOException {
        var user = SystemUser.of(cluster(folder));
        var cluster = new Cluster(cluster(folder), user, Binaries.ready(folder, user), temporary);
        var passwords = passwords(folder, cluster);
        if (!cluster.exists()) {
            cluster.create(passwords.owner());
        }
        cluster.requireSameVersion();
        user.ownAll(cluster.folder());
        cluster.configure();
        var postmaster = Postmaster.start(cluster);
        try {
            var started = new EmbeddedPostgres(folder, lock, postmaster, passwords, temporary);
            started.prepare(passwords);
            return started;
        } catch (SQLException failed) {
            postmaster.stop();
            throw PostgresRefused.cannotRun(
                    "The database does not take its owner's password or statements",
                    List.of(String.valueOf(failed.getMessage())));
        }
    }

    private static Passwords passwords(Path folder, Cluster cluster) throws IOException {
        var known = Passwords.read(folder);
        if (known.isPresent()) {
            return known.get();
        }
        if (cluster.exists()) {
            throw PostgresRefused.withoutPasswords(Passwords.file(folder));
        }
        return Passwords.create(folder);
    }

    /** Roles and database: made where they are missing, since the first start may have been killed in between. */
    private void prepare(Passwords passwords) throws SQLException {
        try (var connection = owner().at("postgres").dataSource().getConnection();
                var statement = connection.createStatement()) {
            var missing = missing(statement);
            if (missing.contains("group")) {
                statement.execute("create role " + APPLICATION_GROUP + " nologin");
            }
            if (missing.contains("application")) {
                createApplication(connection, passwords);
            }
            if (missing.contains("database")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        }
    }

    private static List<String> missing(Statement statement) throws SQLException {
        var missing = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery("select what from (values"
                + " ('group', exists (select from pg_roles where rolname = '" + APPLICATION_GROUP + "')),"
                + " ('application', exists (select from pg_roles where rolname = '" + APPLICATION + "')),"
                + " ('database', exists (select from pg_database where datname = '" + DATABASE + "'))"
                + ") wanted (what, there) where not there")) {
            while (rows.next()) {
                missing.add(rows.getString(1));
            }
        }
        return missing;
    }

    private static void createApplication(Connection connection, Passwords passwords) throws SQLException {
        try (var statement = connection.createStatement()) {
            // the password is made of letters, digits, - and _
            statement.execute("create role " + APPLICATION + " login password '" + passwords.application()
                    + "' in role " + APPLICATION_GROUP);
        }
    }

    public PostgresLogin owner() {
        return logins.owner();
    }

    public PostgresLogin application() {
        return logins.application();
    }

    Path folder() {
        return folder;
    }

    /** False between a death of the database and its return. */
    public boolean ready() {
        return postmaster.ready();
    }

    /** The process id of the database, which changes when it has to be started again. */
    public long pid() {
        return postmaster.pid();
    }

    @Override
    public void close() {
        try {
            postmaster.stop();
            lock.close();
            if (temporary) {
                Binaries.delete(folder);
            }
        } catch (IOException failed) {
            LOG.warn("The database did not stop cleanly; it will recover at the next start", failed);
        }
    }
}
