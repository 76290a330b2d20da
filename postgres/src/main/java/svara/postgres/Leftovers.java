package svara.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes of a database whose server was killed. Each carries the cluster's name in its command line, so they are told
 * from strangers that got their process ids. They still hold the shared memory, and must be gone before a new start.
 */
record Leftovers(Path cluster, String clusterName, int uid) {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration BACKENDS_NOTICE = Duration.ofSeconds(3);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private record Found(long pid, boolean postmaster) {}

    static Leftovers of(Path cluster) throws IOException {
        return new Leftovers(cluster, clusterName(cluster), SystemUser.attribute(cluster, "uid"));
    }

    /** Of this folder alone: a copy of it, or one of the same path in another container, has another name. */
    static String clusterName(Path cluster) throws IOException {
        var device = (Number) Files.getAttribute(cluster, "unix:dev");
        var inode = (Number) Files.getAttribute(cluster, "unix:ino");
        return "svara-" + Long.toHexString(device.longValue()) + "-" + Long.toHexString(inode.longValue());
    }

    /** The living postmaster of this cluster. */
    Optional<Long> postmaster() throws IOException {
        return find().stream().filter(Found::postmaster).map(Found::pid).findFirst();
    }

    /** Ends what is left, politely first, and takes away the pid file that it left behind. */
    void clear() throws IOException {
        var found = find();
        if (!found.isEmpty()) {
            LOG.info("Waiting for {} processes that an earlier server left behind", found.size());
            endPostmaster();
            endBackends();
        }
        deleteStalePidFile();
    }

    private void endPostmaster() throws IOException {
        for (var signal : List.of("INT", "QUIT", "KILL")) {
            var postmaster = postmaster();
            if (postmaster.isEmpty()) {
                return;
            }
            Programs.signal(postmaster.get(), signal);
            if (awaitNoPostmaster(FAST_SHUTDOWN)) {
                return;
            }
        }
    }

    private void endBackends() throws IOException {
        // most notice within moments that their postmaster is gone; a busy one only at the end of its statement
        if (awaitNobody(BACKENDS_NOTICE)) {
            return;
        }
        for (var signal : List.of("TERM", "QUIT", "KILL")) {
            for (var backend : find()) {
                Programs.signal(backend.pid(), signal);
            }
            if (awaitNobody(GIVE_UP)) {
                return;
            }
        }
        throw PostgresRefused.cannotRun("Processes of an earlier server do not end", List.of(find().toString()));
    }

    /** PostgreSQL itself would trust any living process with that id, and refuse to start. */
    private void deleteStalePidFile() throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (Files.exists(file) && !isPostgres(pidIn(file))) {
            Files.delete(file);
        }
    }

    private static String pidIn(Path file) throws IOException {
        return Files.readString(file, ISO_8859_1).lines().findFirst().orElse("").strip();
    }

    private static boolean isPostgres(String pid) {
        var program =
                commandLine(Path.of("/proc", pid.isEmpty() ? "none" : pid)).split("\0", -1)[0];
        return program.equals("postgres") || program.endsWith("/postgres") || program.startsWith("postgres:");
    }

    private List<Found> find() throws IOException {
        var found = new ArrayList<Found>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                examine(process).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Found> examine(Path process) {
        var command = commandLine(process);
        if (!command.contains(clusterName) || !belongsToOwner(process)) {
            return Optional.empty();
        }
        var pid = Long.parseLong(process.getFileName().toString());
        // a child puts its task in the place of its arguments: "postgres: svara-...: checkpointer"
        return Optional.of(new Found(pid, !command.startsWith("postgres: ")));
    }

    private boolean belongsToOwner(Path process) {
        try {
            return SystemUser.attribute(process, "uid") == uid;
        } catch (IOException gone) {
            return false;
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private boolean awaitNoPostmaster(Duration limit) throws IOException {
        return await(limit, true);
    }

    private boolean awaitNobody(Duration limit) throws IOException {
        return await(limit, false);
    }

    private boolean await(Duration limit, boolean onlyPostmaster) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        while (find().stream().anyMatch(process -> process.postmaster() || !onlyPostmaster)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.ofMillis(20);
        }
        return true;
    }
}
