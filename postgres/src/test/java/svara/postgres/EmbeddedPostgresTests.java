package svara.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    /** Made once and stopped; each test works on a copy. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path made;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void makeDatabase() {
        EmbeddedPostgres.start(made).close();
    }

    @BeforeEach
    void copyDatabase() throws IOException {
        Programs.run(folder, List.of("cp", "-a", made + "/.", "."));
    }

    @Test
    void keepsWhatWasCommittedWhenTheDatabaseIsKilled() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            var port = postgres.owner().port();
            Rows.write(postgres, "before");
            var killed = postgres.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(20, SECONDS).until(() -> postgres.ready() && postgres.pid() != killed);
            assertThat(Rows.read(postgres)).containsExactly("before");
            assertThat(postgres.owner().port()).isEqualTo(port);
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() throws Exception {
        try (var server = ServerProcess.start(folder, "before")) {
            server.kill();
        }
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.read(postgres)).containsExactly("before");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenBothAreKilledAndABackendGoesOn() throws Exception {
        try (var server = ServerProcess.startBusy(folder, "before")) {
            server.killWithDatabase();
        }
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.read(postgres)).containsExactly("before");
        }
    }

    @Test
    void endsWhenItsServerIsKilled() throws Exception {
        try (var server = ServerProcess.start(folder, "before")) {
            var database = ProcessHandle.of(server.postmaster()).orElseThrow();
            server.kill();
            await().atMost(20, SECONDS).until(() -> !database.isAlive());
        }
    }

    @Test
    void startsOverAPidFileThatNamesAStranger() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            Rows.write(postgres, "before");
        }
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"), stranger + "\n/proc/self/cwd\n1\n5432\n\n\n\nready\n");
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.read(postgres)).containsExactly("before");
        }
    }

    @Test
    void refusesASecondServerOnTheSameFolderAndTellsACommandHowToSignIn() throws Exception {
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
        try (var server = ServerProcess.start(folder, "kept")) {
            assertThat(server.answer()).startsWith("ready");
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(PostgresRefused.class)
                    .hasMessageContaining("in use by another Svara (process ");
            var logins = EmbeddedPostgres.running(folder).orElseThrow();
            assertThat(Rows.ask(logins.owner(), "select text from kept")).containsExactly("kept");
            assertThat(Rows.ask(logins.application(), "select current_user")).containsExactly("svara");
        }
    }

    @Test
    void isDurableAndPrivateAndGivesTheApplicationNothingToOwn() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
            assertThat(Rows.ask(postgres.owner(), "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThat(SystemUser.attribute(Path.of("/proc/" + postgres.pid()), "uid"))
                    .isNotZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Passwords.file(folder))))
                    .isEqualTo("rw-------");
            requireThatItAsksForThePassword(postgres.owner());
            requireThatItOwnsNothing(postgres.application());
        }
    }

    private static void requireThatItAsksForThePassword(PostgresLogin login) {
        var wrong = new PostgresLogin(login.host(), login.port(), login.database(), login.user(), "wrong");
        assertThatThrownBy(() -> Rows.ask(wrong, "select 1"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("28P01"));
    }

    private static void requireThatItOwnsNothing(PostgresLogin application) throws SQLException {
        assertThat(Rows.ask(application, "select pg_has_role('svara', 'svara_application', 'USAGE')"))
                .containsExactly("t");
        assertThatThrownBy(() -> Rows.ask(application, "create table mine (id bigint)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void takesTheOperatorsOwnSettings() throws Exception {
        Files.writeString(folder.resolve("cluster/local.conf"), "work_mem = '11MB'\n");
        Files.setPosixFilePermissions(
                folder.resolve("cluster/local.conf"), PosixFilePermissions.fromString("rw-r--r--"));
        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(setting(postgres, "work_mem")).isEqualTo("11MB");
        }
    }

    @Test
    void refusesTheFilesOfAnotherVersion() throws Exception {
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("is of PostgreSQL 17, and this Svara brings PostgreSQL 18");
    }

    @Test
    void refusesADatabaseWithoutItsPasswords() throws Exception {
        Files.delete(Passwords.file(folder));
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("passwords are missing");
    }

    @Test
    void startsAgainAfterAStartThatFailed() throws Exception {
        Files.writeString(folder.resolve("cluster/local.conf"), "work_mem = 'a lot'\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("work_mem");
        Files.delete(folder.resolve("cluster/local.conf"));
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void leavesNothingOfATemporaryOneBehind() {
        var postgres = EmbeddedPostgres.startTemporary();
        assertThat(postgres.folder()).exists();
        postgres.close();
        assertThat(postgres.folder()).doesNotExist();
    }

    @Test
    void unpacksOnceWhenTwoStartAtTheSameTime() throws Exception {
        var user = SystemUser.of(folder.resolve("none"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> Binaries.inCache(folder, user));
            var second = threads.submit(() -> Binaries.inCache(folder, user));
            assertThat(first.get()).isEqualTo(second.get());
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.startsWith("postgresql-") || name.startsWith("unpacking-"))
                    .hasSize(1);
        }
    }

    @Test
    void runsWithoutRoot() throws Exception {
        assumeThat(SystemUser.attribute(Path.of("/proc/self"), "uid"))
                .as("all other tests run without root here")
                .isZero();
        var open = Files.createTempDirectory("svara-open-");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
            var nobody =
                    List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "env", "HOME=" + open);
            try (var server =
                    ServerProcess.start(nobody, readableClassPath(open), open.resolve("data"), List.of("mine"))) {
                assertThat(server.answer()).startsWith("ready ");
                assertThat(SystemUser.attribute(Path.of("/proc/" + server.postmaster()), "uid"))
                        .isEqualTo(65534);
                server.killWithDatabase();
            }
            try (var postgres = EmbeddedPostgres.start(open.resolve("data"))) {
                assertThat(Rows.read(postgres)).containsExactly("mine");
            }
        } finally {
            Binaries.delete(open);
        }
    }

    /** The build's own libraries may stand where only root reads. */
    private static String readableClassPath(Path open) throws IOException {
        var copied = Files.createDirectory(open.resolve("classes"));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> Files.isDirectory(entry)
                        || entry.toString().matches(".*/(commons-|xz|postgresql|slf4j-api|embedded-postgres).*"))
                .map(entry -> copy(entry, copied))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String copy(Path entry, Path into) {
        try {
            var name = Integer.toHexString(entry.hashCode()) + "-" + entry.getFileName();
            Programs.run(into, List.of("cp", "-r", entry.toString(), name));
            Programs.run(into, List.of("chmod", "-R", "a+rX", name));
            return into.resolve(name).toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        return Rows.ask(postgres.owner(), "show " + name).getFirst();
    }
}
