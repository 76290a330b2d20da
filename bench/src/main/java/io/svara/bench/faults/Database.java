package io.svara.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresLogin;

/** The server's database, wherever it is, as somebody sees it who may send signals to its processes. */
final class Database implements AutoCloseable {

    private final Path folder;
    private final @Nullable EmbeddedPostgres ours;
    private final @Nullable Wire wire;

    private Database(Path folder, @Nullable EmbeddedPostgres ours, @Nullable Wire wire) {
        this.folder = folder;
        this.ours = ours;
        this.wire = wire;
    }

    /** The one that the server starts itself. */
    static Database embedded(Path data) {
        return new Database(data.resolve("postgres"), null, null);
    }

    /** One beside the server, with a wire between them. */
    static Database external(Path folder) throws IOException {
        var started = EmbeddedPostgres.start(folder);
        return new Database(folder, started, new Wire(started.owner().port()));
    }

    /** What the server is told about it. */
    Map<String, String> environment() {
        if (ours == null || wire == null) {
            return Map.of();
        }
        return Map.of(
                "SVARA_DATABASE_URL", url(ours.application(), wire.port()),
                "SVARA_DATABASE_OWNER_URL", url(ours.owner(), wire.port()));
    }

    private static String url(PostgresLogin login, int port) {
        return "postgresql://" + login.user() + ":" + login.password() + "@127.0.0.1:" + port + "/" + login.database();
    }

    /** Sees all rows of all organisations, and goes past the wire. */
    PostgresLogin owner() {
        return EmbeddedPostgres.running(folder).orElseThrow().owner();
    }

    boolean hasWire() {
        return wire != null;
    }

    void cut() {
        if (wire != null) {
            wire.cut();
        }
    }

    void mend() {
        if (wire != null) {
            wire.mend();
        }
    }

    void kill() throws IOException {
        var postmaster = postmaster();
        if (postmaster != null) {
            postmaster.destroyForcibly();
        }
    }

    /** Any of its processes: the others then throw away what they were at. */
    void killOne(Random random) throws IOException {
        var postmaster = postmaster();
        var children = postmaster == null
                ? List.<ProcessHandle>of()
                : postmaster.children().toList();
        if (!children.isEmpty()) {
            children.get(random.nextInt(children.size())).destroyForcibly();
        }
    }

    /** All of its processes stand still, as on a machine whose disk hangs; what is returned wakes them. */
    Thaw freeze() throws IOException, InterruptedException {
        var postmaster = postmaster();
        var frozen = new ArrayList<ProcessHandle>();
        if (postmaster != null) {
            frozen.add(postmaster);
            signal("STOP", frozen);
            // no new ones from here on
            frozen.addAll(postmaster.children().toList());
            signal("STOP", frozen);
        }
        return () -> signal("CONT", frozen);
    }

    interface Thaw {
        void run() throws IOException, InterruptedException;
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private @Nullable ProcessHandle postmaster() throws IOException {
        var file = folder.resolve("cluster").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElse(null);
    }

    @Override
    public void close() throws IOException {
        if (wire != null) {
            wire.close();
        }
        if (ours != null) {
            ours.close();
        }
    }
}
