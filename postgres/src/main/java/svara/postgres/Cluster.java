package svara.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of the database. Its programs are started inside this folder and told that it is {@code /proc/self/cwd}: so
 * an unprivileged user needs no way through the folders above, which under {@code /root} it does not have.
 */
record Cluster(Path folder, SystemUser user, Binaries binaries, boolean temporary) {

    private static final String HERE = "/proc/self/cwd";

    /** Written anew at each start, so that a later Svara can change its mind; what operators add stands in local.conf. */
    private static final List<String> SETTINGS = List.of(
            "# Written by Svara at each start. Your own settings go into local.conf beside this file.",
            "max_connections = 50",
            "random_page_cost = 1.1",
            "huge_pages = off",
            "jit = off",
            "io_method = worker",
            "io_workers = 1",
            "max_worker_processes = 4",
            "max_parallel_workers_per_gather = 0",
            "max_logical_replication_workers = 0",
            "max_wal_size = 1GB",
            "min_wal_size = 80MB",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "lc_messages = 'C.UTF-8'");

    private static final String LAST = "include_if_exists = 'local.conf'";

    /** Not open to change: durability, who can connect, and no customer's text in the log. */
    private static final List<String> FIXED = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "logging_collector=off",
            "log_destination=stderr",
            "log_line_prefix=",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_statement=none",
            "log_checkpoints=off");

    private static final List<String> DURABLE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");

    private static final List<String> FORGETFUL =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    void requireSameVersion() throws IOException {
        var found = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!found.equals(Binaries.majorVersion())) {
            throw PostgresRefused.otherVersion(folder, found, Binaries.majorVersion());
        }
    }

    /** Made beside and moved into place, so that a cluster is either whole or not there. */
    void create(String ownerPassword) throws IOException {
        var half = folder.resolveSibling("cluster.new");
        Binaries.delete(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(half);
        initialize(half, ownerPassword);
        Files.move(half, folder);
        if (!temporary) {
            Programs.run(folder, List.of("sync", "-f", "."));
        }
    }

    private void initialize(Path half, String ownerPassword) throws IOException {
        var password = half.resolveSibling("password.new");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, ownerPassword);
            user.own(password);
            var result = Programs.run(half, user.command(initdb()), ProcessBuilder.Redirect.from(password.toFile()));
            if (result.failed()) {
                throw PostgresRefused.cannotRun("The database could not be made", result.lines());
            }
        } finally {
            Files.delete(password);
        }
    }

    private List<String> initdb() {
        var command = new ArrayList<>(List.of(
                binaries.initdb().toString(),
                "-D",
                HERE,
                "-U",
                EmbeddedPostgres.OWNER,
                // the password file is passed as an open file: its path may be closed to the user
                "--pwfile=/proc/self/fd/0",
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8"));
        if (temporary) {
            command.add("--no-sync");
        }
        return command;
    }

    void configure() throws IOException {
        var file = folder.resolve("postgresql.conf");
        var lines = new ArrayList<>(SETTINGS);
        lines.addAll(Shares.ofThisMachine().settings());
        lines.add(LAST);
        Files.write(file, lines);
        user.own(file);
    }

    Process start(int port) throws IOException {
        var command = new ArrayList<>(List.of(binaries.postgres().toString(), "-D", HERE, "-p", "" + port));
        setting(command, "cluster_name=" + Leftovers.clusterName(folder));
        FIXED.forEach(fixed -> setting(command, fixed));
        (temporary ? FORGETFUL : DURABLE).forEach(durability -> setting(command, durability));
        return Programs.start(folder, user.command(command), Programs.NOTHING);
    }

    private static void setting(List<String> command, String setting) {
        command.add("-c");
        command.add(setting);
    }

    /** The port of the running postmaster with that process id, once it takes connections. */
    static Optional<Integer> readyPort(Path folder, long pid) throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // lines: process id, folder, start, port, socket folder, address, shared memory, state
        var lines =
                Files.readString(file, ISO_8859_1).lines().map(String::strip).toList();
        var ready = lines.size() > 7
                && lines.get(0).equals("" + pid)
                && lines.get(7).equals("ready");
        return ready ? Optional.of(Integer.parseInt(lines.get(3))) : Optional.empty();
    }
}
